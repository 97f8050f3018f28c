// The bank: questions by words, kind and difficulty, each with an editor that has both languages beside each other.
import { ImagePlus, ListChecks, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useLanguage, useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { CheckField, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { type Question, QUESTIONS, SAVE_QUESTION } from './exams.operations.ts';
import { contentOf, draftOf, type QuestionDraft } from './question-text.ts';
import { EXAM_SECTIONS } from './sections.ts';
import { TopicBar, TopicPick, useTopics } from './topics.tsx';

const KINDS = ['CHOICE', 'CHOICES', 'ORDER', 'NUMBER', 'TEXT'];
const LEVELS = ['EASY', 'MEDIUM', 'HARD'];
/** As many as a question takes. */
const MOST_PICTURES = 6;

export function QuestionList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const [q, setQ] = useState('');
  const [editing, setEditing] = useState<Question | null>(null);
  const [making, setMaking] = useState<string | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ examQuestions: { items: Question[]; total: number } }>(QUESTIONS, { filter: null }, { staleTime: 0 });
  const all = data?.examQuestions.items ?? [];
  const { say, sayAll } = useTopics();
  const words = q.trim().toLowerCase();
  const rows = all.filter((one) => !words || [one.key, ...one.tags, ...one.tags.map(say), one.current?.promptZh, one.current?.promptEn].some((text) => text?.toLowerCase().includes(words)));
  const may = can('training:write-exams');
  return (
    <>
      <PageHeader title={t('examQuestions.title')} facts={<span>{t('examQuestions.facts', { count: rows.length })}</span>}>
        {may && <label className="row g6 t12 t3">{t('examQuestions.new')}<span className="in sm"><select value="" onChange={(event) => setMaking(event.target.value || null)}><option value="">{t('form.none')}</option>{KINDS.map((one) => <option key={one} value={one}>{t(`questionKind.${one}`)}</option>)}</select></span></label>}
      </PageHeader>
      <SectionTabs sections={EXAM_SECTIONS} label={t('exams.rooms')} />
      <div className="row g12 wrap" style={{ padding: '10px 20px 10px 24px' }}><label className="row g6 t12 t3">{t('examQuestions.search')}<span className="in sm"><input value={q} onChange={(event) => setQ(event.target.value)} /></span></label></div>
      {may && <TopicBar />}
      {error ? <Failed what={t('examQuestions.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : rows.length === 0 ? <Empty icon={ListChecks} title={t('examQuestions.empty')} text={t('examQuestions.emptyText')} /> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('examQuestions.title')}>
            <thead><tr><th scope="col">{t('exams.question')}</th><th scope="col">{t('examQuestions.kind')}</th><th scope="col">{t('exams.drawDifficulty')}</th><th scope="col">{t('examQuestions.tags')}</th>{may && <th scope="col"><span className="visually-hidden">{t('exams.edit')}</span></th>}</tr></thead>
            <tbody>{rows.map((row) => (
              <tr key={row.id}><td className="lead" style={{ whiteSpace: 'normal' }}><b>{format.language === 'zh' ? row.current?.promptZh : row.current?.promptEn}</b>{row.isArchived && <> <StatusTag tone="paused">{t('examQuestions.archived')}</StatusTag></>}<span className="mono t12 t3" style={{ display: 'block' }}>{row.key} · {row.current && t('exams.version', { number: row.current.number })}</span></td>
                <td className="t2">{t(`questionKind.${row.questionKind}`)}</td><td className="t2 minor">{t(`difficulty.${row.difficulty}`)}</td><td className="t2 minor" style={{ whiteSpace: 'normal' }}>{sayAll(row.tags)}</td>{may && <td className="r"><button type="button" className="btn sm" aria-label={`${t('exams.edit')} ${row.key}`} onClick={() => setEditing(row)}>{t('exams.edit')}</button></td>}</tr>
            ))}</tbody>
          </table>
        </div>
      )}
      {(editing || making) && <Editor kind={editing?.questionKind ?? making ?? 'CHOICE'} question={editing} onClose={() => { setEditing(null); setMaking(null); }} onDone={async () => { setEditing(null); setMaking(null); await refetch(); toastDone(t('examQuestions.saved')); }} />}
    </>
  );
}

/** Pictures of the question: those that are there and those just sent in, each to be taken off again. */
function Pictures({ ids, onChange }: { ids: readonly string[]; onChange: (ids: string[]) => void }) {
  const t = useT();
  const language = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const send = async (list: FileList | null): Promise<void> => {
    setSaid('');
    const sent: string[] = [];
    try {
      for (const file of list ?? []) {
        const body = new FormData();
        body.append('file', file);
        const answer = await fetch('/files/attachments', { method: 'POST', body, headers: { 'x-aftercare': 'upload', 'accept-language': language } });
        const told = await answer.json() as { id?: string; message?: string };
        if (!answer.ok || !told.id) throw new Error(told.message ?? answer.statusText);
        sent.push(told.id);
      }
    } catch (fault) { setSaid((fault as Error).message); }
    if (sent.length) onChange([...ids, ...sent].slice(0, MOST_PICTURES));
    if (input.current) input.current.value = '';
  };
  return (
    <div className="col g4" role="group" aria-label={t('examQuestions.pictures')}>
      <span className="lbl">{t('examQuestions.pictures')}</span>
      <div className="row g6 wrap">{ids.map((id, at) => <button key={id} type="button" className="btn sm" aria-label={t('examQuestions.removePicture', { n: at + 1 })} onClick={() => onChange(ids.filter((one) => one !== id))}>{t('examQuestions.pictureN', { n: at + 1 })}<X size={12} aria-hidden /></button>)}
        <button type="button" className="btn sm" disabled={ids.length >= MOST_PICTURES} onClick={() => input.current?.click()}><ImagePlus size={14} aria-hidden />{t('examQuestions.addPicture')}</button>
        <input ref={input} type="file" hidden multiple accept="image/*" aria-label={t('examQuestions.addPicture')} onChange={(event) => { void send(event.target.files); }} /></div>
      <div aria-live="assertive">{said && <span className="err-line">{said}</span>}</div>
    </div>
  );
}

function Editor({ kind, question, onClose, onDone }: { kind: string; question: Question | null; onClose: () => void; onDone: () => Promise<void> }) {
  const t = useT();
  const [topics, setTopics] = useState<string[]>(question?.tags ?? []);
  const [media, setMedia] = useState<string[]>(question?.current?.content.media ?? []);
  const hasOptions = kind === 'CHOICE' || kind === 'CHOICES' || kind === 'ORDER';
  return (
    <FormDialog title={question ? t('examQuestions.edit') : t('examQuestions.new')} text={question ? t('examQuestions.editText') : undefined} act={t('form.save')} onClose={onClose}
      defaults={{ ...draftOf(question), key: question?.key ?? '', difficulty: question?.difficulty ?? 'EASY', isArchived: question?.isArchived ?? false }}
      onSend={async (values) => {
        const draft = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? ''])) as unknown as QuestionDraft;
        await request(SAVE_QUESTION, { input: { ...(question ? { id: question.id, expectedVersion: question.version, isArchived: Boolean(values.isArchived) } : { key: String(values.key ?? ''), questionKind: kind }), difficulty: values.difficulty, tags: topics, content: contentOf(kind, draft, media) } });
        await onDone();
      }}>
      {!question && <TextField name="key" label={t('exams.key')} help={t('exams.keyHelp')} required />}
      <TextField name="promptZh" label={t('examQuestions.promptZh')} required multiline /><TextField name="promptEn" label={t('examQuestions.promptEn')} required multiline />
      <Pictures ids={media} onChange={setMedia} />
      {hasOptions && <TextField name="options" label={t('examQuestions.options')} help={t('examQuestions.optionsHelp')} required multiline />}
      {(kind === 'CHOICES' || kind === 'ORDER') && <CheckField name="isPartial" label={t('examQuestions.partial')} />}
      {kind === 'NUMBER' && <><TextField name="right" label={t('examQuestions.right')} required inputMode="decimal" /><TextField name="tolerance" label={t('examQuestions.tolerance')} inputMode="decimal" /><TextField name="unitZh" label={t('examQuestions.unitZh')} /><TextField name="unitEn" label={t('examQuestions.unitEn')} /></>}
      {kind === 'TEXT' && <><TextField name="rubricZh" label={t('examQuestions.rubricZh')} required multiline /><TextField name="rubricEn" label={t('examQuestions.rubricEn')} required multiline /></>}
      <TextField name="whyZh" label={t('examQuestions.whyZh')} multiline /><TextField name="whyEn" label={t('examQuestions.whyEn')} multiline />
      <SelectField name="difficulty" label={t('exams.drawDifficulty')} required choices={LEVELS.map((value) => ({ value, label: t(`difficulty.${value}`) }))} /><TopicPick label={t('examQuestions.tags')} value={topics} onChange={setTopics} />
      {question && <CheckField name="isArchived" label={t('examQuestions.archived')} />}
    </FormDialog>
  );
}
