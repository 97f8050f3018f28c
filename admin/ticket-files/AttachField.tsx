// Choosing files that go with a message: by the button, dropped, or pasted; each is sent in at once and listed until it goes.
import { FileText, Paperclip, Video, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { useFormat } from '../shared/format.ts';
import { ACCEPTED, MOST_FILES, sendFile, type SentFile } from './send-file.ts';
import './ticket-files.css';

export interface Attaching { files: readonly SentFile[]; busy: boolean; problem: string | null; take: (given: Iterable<File>) => Promise<void>; drop: (fileId: string) => void }

/** Files that wait to go along; `change` keeps them where the draft is kept. */
export function useAttaching(files: readonly SentFile[], change: (files: SentFile[]) => void): Attaching {
  const t = useT();
  const { language } = useFormat();
  const [sending, setSending] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  // Several may be on their way at once: each is added to what is there when it arrives.
  const now = useRef(files);
  now.current = files;
  const take = async (given: Iterable<File>): Promise<void> => {
    setProblem(null);
    for (const file of given) {
      if (now.current.length >= MOST_FILES) { setProblem(t('file.most', { most: MOST_FILES })); return; }
      setSending((n) => n + 1);
      try {
        const next = [...now.current, await sendFile(file, language)];
        now.current = next;
        change(next);
      } catch (fault) { setProblem((fault as Error).message || t('file.failed')); } finally { setSending((n) => n - 1); }
    }
  };
  return { files, busy: sending > 0, problem, take, drop: (fileId) => { setProblem(null); change(now.current.filter((one) => one.fileId !== fileId)); } };
}

/** Files of a paste or a drop; a text that is pasted stays a text. */
export const filesOf = (data: DataTransfer | null): File[] => [...(data?.files ?? [])];

/** The button by which files are chosen. */
export function AttachButton({ attaching, labelled = false }: { attaching: Attaching; labelled?: boolean }) {
  const t = useT();
  const picker = useRef<HTMLInputElement>(null);
  const words = t(attaching.busy ? 'file.sending' : 'file.add');
  return (
    <>
      <input ref={picker} type="file" multiple hidden accept={ACCEPTED} aria-label={t('file.add')} onChange={(event) => { const chosen = [...(event.target.files ?? [])]; event.target.value = ''; void attaching.take(chosen); }} />
      <button type="button" className={labelled ? 'btn sm' : 'ib sm'} disabled={attaching.busy} aria-label={labelled ? undefined : words} title={words} onClick={() => picker.current?.click()}><Paperclip size={14} aria-hidden />{labelled && words}</button>
    </>
  );
}

/** What was chosen so far, and what went wrong. */
export function AttachList({ attaching }: { attaching: Attaching }) {
  const t = useT();
  return (
    <>
      {attaching.files.length > 0 && (
        <ul className="attached" aria-label={t('file.chosen')}>{attaching.files.map((file) => (
          <li key={file.fileId}>
            {file.thumbnail ? <img src={file.thumbnail} alt="" /> : file.fileKind === 'VIDEO' ? <Video size={16} aria-hidden /> : <FileText size={16} aria-hidden />}
            <span className="name">{file.name}</span>
            <button type="button" className="ib sm" aria-label={t('file.remove', { name: file.name })} onClick={() => attaching.drop(file.fileId)}><X size={14} aria-hidden /></button>
          </li>
        ))}</ul>
      )}
      <div aria-live="polite">{attaching.problem && <p className="note soon">{attaching.problem}</p>}{attaching.busy && <p className="t12 t3" style={{ padding: '0 12px 6px' }}>{t('file.sending')}</p>}</div>
    </>
  );
}
