// The proof of a step that is a photo, a video or a signature: files of the ticket to choose from, and one to send in.
import { Paperclip } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import { FieldShell } from '../shared/fields.tsx';
import { useFormat } from '../shared/format.ts';
import { sendFile, type SentFile } from '../ticket-files/send-file.ts';

/** Kinds of proof that are files, and what may stand for each; the server judges by the bytes. */
export const PROOF_FILES: Readonly<Record<string, readonly string[]>> = { PHOTO: ['PICTURE'], VIDEO: ['VIDEO'], SIGNATURE: ['PICTURE', 'PDF'] };
const ACCEPT: Readonly<Record<string, string>> = { PHOTO: 'image/*', VIDEO: 'video/mp4,video/quicktime,video/3gpp', SIGNATURE: 'image/*,application/pdf' };
export const FILES = gql`query TicketProofs($id: ID!) { ticket(id: $id) { files { fileId name fileKind thumbnail } } }`;
/** Value: ids of stored files, at least one unless `optional`; `all`: what the ticket has of the kind is chosen to begin with. */
export function ProofField({ name, label, help, kind, ticketId, optional = false, all = false }: { name: string; label: string; help?: string; kind: string; ticketId: string; optional?: boolean; all?: boolean }) {
  const t = useT();
  const format = useFormat();
  const { control } = useFormContext();
  const [files, setFiles] = useState<SentFile[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const { field, fieldState } = useController({ name, control, defaultValue: [], rules: { validate: (value: unknown) => optional || (value as string[]).length > 0 || t('book.fileNeeded') } });
  const chosen = field.value as string[];
  const choose = useRef(field.onChange);
  choose.current = field.onChange;
  useEffect(() => {
    let isGone = false;
    void request<{ ticket: { files: SentFile[] } | null }>(FILES, { id: ticketId }).then((data) => {
      if (isGone) return;
      const held = data.ticket?.files ?? [];
      setFiles((old) => [...held, ...old]);
      if (all) choose.current(held.filter((file) => PROOF_FILES[kind]?.includes(file.fileKind)).map((file) => file.fileId));
    }).catch(() => {});
    return () => { isGone = true; };
  }, [ticketId, kind, all]);
  const fits = files.filter((file) => PROOF_FILES[kind]?.includes(file.fileKind));
  const take = async (file: File | undefined) => {
    if (!file) return;
    setProblem(null);
    setSending(true);
    try {
      const sent = await sendFile(file, format.language);
      setFiles((old) => [...old, sent]);
      if (PROOF_FILES[kind]?.includes(sent.fileKind)) field.onChange([...chosen, sent.fileId]); else setProblem(t('book.fileWrong'));
    } catch (fault) { setProblem((fault as Error).message || t('book.fileFailed')); } finally { setSending(false); if (picker.current) picker.current.value = ''; }
  };
  return (
    <FieldShell label={label} help={help} error={problem ?? fieldState.error?.message} group>
      {({ describedBy }) => (
        <div className="col g4" aria-describedby={describedBy}>
          {fits.map((file) => (
            <label key={file.fileId} className="row">
              <input type="checkbox" checked={chosen.includes(file.fileId)} onChange={(event) => field.onChange(event.target.checked ? [...chosen, file.fileId] : chosen.filter((one) => one !== file.fileId))} />
              {file.thumbnail && <img src={file.thumbnail} alt="" width={28} height={28} />}
              <span className="t13">{file.name}</span>
            </label>
          ))}
          <input ref={picker} type="file" hidden accept={ACCEPT[kind]} aria-label={t('book.addFile')} onChange={(event) => { void take(event.target.files?.[0]); }} />
          <button type="button" className="btn sm" disabled={isSending} onClick={() => picker.current?.click()}><Paperclip size={14} aria-hidden />{isSending ? t('book.sending') : t('book.addFile')}</button>
        </div>
      )}
    </FieldShell>
  );
}
