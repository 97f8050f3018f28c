// A survey written: its questions in both languages, by which channels and on which days it is answered, and which answer is the rating.
import { ArrowDown, ArrowUp, ClipboardList, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { toFault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useFormat } from '../shared/format.ts';
import { useRowKeys } from '../shared/row-keys.ts';
import { Breadcrumb, Card, PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { QuestionFields } from './QuestionFields.tsx';
import './voice.css';
import { type Question, SAVE_SURVEY, SURVEY_WRITTEN, type Written } from './voice.operations.ts';

const TOUCHPOINTS = ['TABLET', 'TICKET', 'QUARTERLY', 'OTHER'] as const;
const CHANNELS = ['TABLET', 'LINK', 'PHONE', 'ON_SITE', 'API', 'IMPORT'] as const;
interface Draft { key: string; nameZh: string; nameEn: string; touchpoint: string; ratingQuestion: string; recommendQuestion: string; channels: string[]; opensOn: string; closesOn: string; questions: Question[] }
const FRESH: Draft = { key: '', nameZh: '', nameEn: '', touchpoint: 'OTHER', ratingQuestion: 'stars', recommendQuestion: '', channels: [], opensOn: '', closesOn: '', questions: [{ key: 'stars', type: 'SCALE', zh: '', en: '', isRequired: true, from: 1, to: 5 }] };

export const SurveyCreate = () => <Editor start={FRESH} row={null} />;

export function SurveyWrite() {
  const t = useT();
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useAsk<{ survey: Written | null }>(SURVEY_WRITTEN, { id }, { staleTime: 0 });
  if (error) return <Failed what={t('surveys.title')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  const row = data.survey;
  if (!row) return <Empty icon={ClipboardList} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const asked = row.form?.versions.items.find((one) => one.state === 'PUBLISHED')?.content.sections.flatMap((one) => one.questions) ?? [];
  return <Editor key={row.version} row={row} start={{
    key: row.key, nameZh: row.nameZh, nameEn: row.nameEn, touchpoint: row.touchpoint, ratingQuestion: row.ratingQuestion ?? '', recommendQuestion: row.recommendQuestion ?? '', channels: row.channels, opensOn: row.opensOn ?? '', closesOn: row.closesOn ?? '',
    questions: asked.map((one) => ({ ...one, isRequired: one.isRequired !== false })),
  }} />;
}

function Editor({ start, row }: { start: Draft; row: Written | null }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(start);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [isBusy, setBusy] = useState(false);
  const put = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const rows = useRowKeys(draft.questions.length);
  const ask = (at: number, one: Question | null): void => { if (!one) rows.drop(at); put({ questions: one ? draft.questions.map((each, i) => (i === at ? one : each)) : draft.questions.filter((_, i) => i !== at) }); };
  const move = (at: number, by: number): void => { rows.move(at, by); const list = [...draft.questions]; const [one] = list.splice(at, 1); if (one) list.splice(at + by, 0, one); put({ questions: list }); };
  const scales = draft.questions.filter((one) => one.type === 'SCALE' && one.key);
  const rating = scales.some((one) => one.key === draft.ratingQuestion) ? draft.ratingQuestion : '';
  const recommend = scales.some((one) => one.key === draft.recommendQuestion && one.to === 10) ? draft.recommendQuestion : '';
  const save = async (): Promise<void> => {
    setBusy(true); setFaults({});
    try {
      const answer = await request<{ saveSurvey: { id: string } }>(SAVE_SURVEY, { input: {
        ...(row ? { id: row.id, expectedVersion: row.version } : { key: draft.key, touchpoint: draft.touchpoint }), nameZh: draft.nameZh, nameEn: draft.nameEn, ratingQuestion: rating || null, recommendQuestion: recommend || null,
        channels: draft.channels, opensOn: draft.opensOn || null, closesOn: draft.closesOn || null, questions: draft.questions.map(sentOf),
      } });
      toastDone(t('surveys.saved'));
      navigate(`/surveys/${answer.saveSurvey.id}/show`);
    } catch (error) {
      const fault = toFault(error);
      setFaults(Object.keys(fault.fields).length ? fault.fields : { '': fault.message });
    } finally { setBusy(false); }
  };
  const own = new Set(['key', 'nameZh', 'nameEn', 'ratingQuestion', 'recommendQuestion', 'closesOn', 'opensOn']);
  const rest = Object.entries(faults).filter(([path]) => !own.has(path) && !/^questions\.\d+/.test(path));
  const line = (name: 'key' | 'nameZh' | 'nameEn', type = 'text', disabled = false) => (
    <label className="col g4"><span className="lbl">{t(`surveyEditor.${name}`)}</span><span className={faults[name] ? 'in err' : 'in'}><input name={name} type={type} value={draft[name]} disabled={disabled} aria-invalid={Boolean(faults[name])} onChange={(event) => put({ [name]: event.target.value })} /></span>{faults[name] && <span className="err-line">{faults[name]}</span>}</label>
  );
  const pick = (name: 'ratingQuestion' | 'recommendQuestion', value: string, list: Question[]) => (
    <label className="col g4"><span className="lbl">{t(`surveyEditor.${name}`)}</span><span className="in"><select value={value} onChange={(event) => put({ [name]: event.target.value })}><option value="">{t('form.none')}</option>{list.map((one) => <option key={one.key} value={one.key}>{(format.language === 'zh' ? one.zh : one.en) || one.key}</option>)}</select></span>{faults[name] && <span className="err-line">{faults[name]}</span>}</label>
  );
  return (
    <>
      <Breadcrumb path={[{ label: t('surveys.title'), to: '/surveys' }, ...(row ? [{ label: format.named(row), to: `/surveys/${row.id}/show` }] : []), { label: t(row ? 'surveyEditor.edit' : 'surveyEditor.new') }]} />
      <PageHeader title={t(row ? 'surveyEditor.edit' : 'surveyEditor.new')} facts={row && <span className="t3">{t('surveyEditor.versionText')}</span>}>
        <button type="button" className="btn pri" disabled={isBusy} onClick={() => void save()}>{t('surveys.save')}</button>
      </PageHeader>
      <div aria-live="assertive">{rest.map(([path, words]) => <p key={path} className="note late" style={{ margin: '12px 20px 0 24px' }}>{words}</p>)}</div>
      <div className="cards">
        <Card title={t('surveyEditor.about')}><div className="col g12">
          {line('key', 'text', row !== null)}{line('nameZh')}{line('nameEn')}
          {!row && <label className="col g4"><span className="lbl">{t('surveys.touchpoint')}</span><span className="in"><select value={draft.touchpoint} onChange={(event) => put({ touchpoint: event.target.value })}>{TOUCHPOINTS.map((one) => <option key={one} value={one}>{t(`touchpoint.${one}`)}</option>)}</select></span></label>}
          {pick('ratingQuestion', rating, scales)}{pick('recommendQuestion', recommend, scales.filter((one) => one.to === 10))}
        </div></Card>
        <Card title={t('surveyEditor.when')}><div className="col g12">
          <fieldset className="col g4" style={{ border: 0, padding: 0, margin: 0 }}><legend className="lbl">{t('surveyEditor.channels')}</legend><p className="help">{t('surveyEditor.channelsHelp')}</p>
            <div className="row g12 wrap">{CHANNELS.map((one) => <label key={one} className="row g6 t13"><input type="checkbox" checked={draft.channels.includes(one)} onChange={(event) => put({ channels: event.target.checked ? [...draft.channels, one] : draft.channels.filter((each) => each !== one) })} />{t(`responseChannel.${one}`)}</label>)}</div></fieldset>
          {(['opensOn', 'closesOn'] as const).map((name) => <label key={name} className="col g4"><span className="lbl">{t(`surveyEditor.${name}`)}</span><span className="in"><input type="date" value={draft[name]} onChange={(event) => put({ [name]: event.target.value })} /></span>{faults[name] && <span className="err-line">{faults[name]}</span>}</label>)}
        </div></Card>
      </div>
      <ol className="plain cards" aria-label={t('surveyEditor.questions')}>{draft.questions.map((one, at) => (
        <li key={rows.keys[at]} className="card col g8" style={{ padding: '12px 16px' }}>
          <div className="row g6"><b className="t13">{t('surveyEditor.questionN', { n: at + 1 })}</b><span className="sp" />
            <button type="button" className="ib sm" disabled={at === 0} aria-label={t('surveyEditor.up', { n: at + 1 })} onClick={() => move(at, -1)}><ArrowUp size={14} aria-hidden /></button>
            <button type="button" className="ib sm" disabled={at === draft.questions.length - 1} aria-label={t('surveyEditor.down', { n: at + 1 })} onClick={() => move(at, 1)}><ArrowDown size={14} aria-hidden /></button>
            <button type="button" className="ib sm" disabled={draft.questions.length === 1} aria-label={t('surveyEditor.remove', { n: at + 1 })} onClick={() => ask(at, null)}><X size={14} aria-hidden /></button></div>
          <QuestionFields one={one} onChange={(changed) => ask(at, changed)} />
          {Object.entries(faults).filter(([path]) => path.startsWith(`questions.${at}.`) || path === `questions.${at}`).map(([path, words]) => <span key={path} className="err-line">{words}</span>)}
        </li>))}
        <li><button type="button" className="btn" onClick={() => put({ questions: [...draft.questions, { key: freeKey(draft.questions), type: 'SCALE', zh: '', en: '', isRequired: true, from: 1, to: 5 }] })}><Plus size={14} aria-hidden />{t('surveyEditor.add')}</button></li>
      </ol>
    </>
  );
}

/** A key that no question bears, so that the rating may name one at once. */
function freeKey(questions: readonly Question[]): string {
  let n = questions.length + 1;
  while (questions.some((one) => one.key === `q${n}`)) n += 1;
  return `q${n}`;
}

/** What the server takes of a question: no more than belongs to its type. */
function sentOf(one: Question): object {
  const base = { ...(one.key ? { key: one.key } : {}), type: one.type, zh: one.zh, en: one.en, isRequired: one.isRequired !== false };
  if (one.type === 'SCALE') return { ...base, from: one.from ?? 1, to: one.to ?? 5, ...(one.fromWords ? { fromWords: one.fromWords } : {}), ...(one.toWords ? { toWords: one.toWords } : {}) };
  if (one.type === 'CHOICE' || one.type === 'CHOICES') return { ...base, options: (one.options ?? []).map(({ key, zh, en }) => ({ ...(key ? { key } : {}), zh, en })) };
  return one.type === 'TEXT' && one.mostCharacters ? { ...base, mostCharacters: one.mostCharacters } : base;
}
