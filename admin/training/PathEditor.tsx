// A learning path written: its courses in order with their time, whom it is for, and whether it guards a post.
import { ArrowDown, ArrowUp, Plus, Route, X } from 'lucide-react';
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
import { COURSES, type Named, ONE_PATH, type PathRow, POSITIONS, SAVE_PATH } from './training.operations.ts';

const FORMATS = ['SUPERMARKET', 'ECOMMERCE', 'HOME'] as const;
type Keyed = Named & { key: string };
interface Draft { key: string; nameZh: string; nameEn: string; positions: string[]; formats: string[]; products: string; steps: { course: string; workingDays: number }[]; hours: string; sinceOn: string; isAutomatic: boolean; isArchived: boolean }
const FRESH: Draft = { key: '', nameZh: '', nameEn: '', positions: [], formats: [], products: '', steps: [{ course: '', workingDays: 10 }], hours: '', sinceOn: '', isAutomatic: false, isArchived: false };

export const PathCreate = () => <Editor row={null} start={FRESH} />;

export function PathEdit() {
  const t = useT();
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useAsk<{ learningPath: (PathRow & { sinceOn: string | null }) | null }>(ONE_PATH, { id }, { staleTime: 0 });
  if (error) return <Failed what={t('learningPaths.title')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  const row = data.learningPath;
  if (!row) return <Empty icon={Route} title={t('state.notFound')} text={t('state.notFoundText')} />;
  return <Editor key={row.version} row={row} start={{ ...row, products: row.productKeys.join(', '), hours: row.gateMinutes === null ? '' : String(row.gateMinutes / 60), sinceOn: row.sinceOn ?? '' }} />;
}

function Editor({ row, start }: { row: PathRow | null; start: Draft }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const courses = useAsk<{ courses: { items: Keyed[] } }>(COURSES);
  const positions = useAsk<{ positions: { items: Keyed[] } }>(POSITIONS);
  const [draft, setDraft] = useState(start);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [isBusy, setBusy] = useState(false);
  const put = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const rows = useRowKeys(draft.steps.length);
  const step = (at: number, part: Partial<Draft['steps'][number]> | null): void => { if (!part) rows.drop(at); put({ steps: part ? draft.steps.map((one, i) => (i === at ? { ...one, ...part } : one)) : draft.steps.filter((_, i) => i !== at) }); };
  const move = (at: number, by: number): void => { rows.move(at, by); const list = [...draft.steps]; const [one] = list.splice(at, 1); if (one) list.splice(at + by, 0, one); put({ steps: list }); };
  const toggle = (name: 'positions' | 'formats', key: string, isOn: boolean): void => put({ [name]: isOn ? [...draft[name], key] : draft[name].filter((one) => one !== key) });
  const save = async (): Promise<void> => {
    setBusy(true); setFaults({});
    try {
      await request(SAVE_PATH, { input: {
        ...(row ? { id: row.id, expectedVersion: row.version, isArchived: draft.isArchived } : { key: draft.key }), nameZh: draft.nameZh, nameEn: draft.nameEn, positions: draft.positions, formats: draft.formats,
        productKeys: draft.products.split(/[,，、]/).map((one) => one.trim()).filter(Boolean), steps: draft.steps.map(({ course, workingDays }) => ({ course, workingDays })), gateMinutes: Number(draft.hours) > 0 ? Math.round(Number(draft.hours) * 60) : null, sinceOn: draft.sinceOn || null, isAutomatic: draft.isAutomatic,
      } });
      toastDone(t('learningPaths.saved'));
      navigate('/learningPaths');
    } catch (error) {
      const fault = toFault(error);
      setFaults(Object.keys(fault.fields).length ? fault.fields : { '': fault.message });
    } finally { setBusy(false); }
  };
  const line = (name: 'key' | 'nameZh' | 'nameEn', isFixed = false) => (
    <label className="col g4"><span className="lbl">{t(`learningPaths.${name}`)}</span><span className={faults[name] ? 'in err' : 'in'}><input name={name} value={draft[name]} disabled={isFixed} aria-invalid={Boolean(faults[name])} onChange={(event) => put({ [name]: event.target.value })} /></span>{faults[name] && <span className="err-line">{faults[name]}</span>}</label>
  );
  const own = new Set(['key', 'nameZh', 'nameEn']);
  const rest = Object.entries(faults).filter(([path]) => !own.has(path) && !/^steps\.\d+/.test(path));
  return (
    <>
      <Breadcrumb path={[{ label: t('learningPaths.title'), to: '/learningPaths' }, { label: row ? format.named(row) : t('learningPaths.new') }]} />
      <PageHeader title={row ? format.named(row) : t('learningPaths.new')}><button type="button" className="btn pri" disabled={isBusy} onClick={() => void save()}>{t('learningPaths.save')}</button></PageHeader>
      <div aria-live="assertive">{rest.map(([path, words]) => <p key={path} className="note late" style={{ margin: '12px 20px 0 24px' }}>{words}</p>)}</div>
      <div className="cards">
        <Card title={t('learningPaths.courses')}>
          <ol className="plain col g8">{draft.steps.map((one, at) => (
            <li key={rows.keys[at]} className="col g4"><span className="row g6 wrap">
              <span className="in sm" style={{ flex: '1 1 180px' }}><select aria-label={t('learningPaths.course', { n: at + 1 })} value={one.course} onChange={(event) => step(at, { course: event.target.value })}>{!courses.data?.courses.items.some((each) => each.key === one.course) && <option value={one.course}>{one.course || t('learningPaths.choose')}</option>}{courses.data?.courses.items.map((each) => <option key={each.key} value={each.key}>{format.named(each)}</option>)}</select></span>
              <label className="row g6 t12 t3">{t('learningPaths.within')}<span className="in sm" style={{ width: 72 }}><input type="number" min={1} max={250} value={one.workingDays} onChange={(event) => step(at, { workingDays: Number(event.target.value) || 1 })} /></span></label>
              <button type="button" className="ib sm" disabled={at === 0} aria-label={t('learningPaths.up', { n: at + 1 })} onClick={() => move(at, -1)}><ArrowUp size={14} aria-hidden /></button>
              <button type="button" className="ib sm" disabled={at === draft.steps.length - 1} aria-label={t('learningPaths.down', { n: at + 1 })} onClick={() => move(at, 1)}><ArrowDown size={14} aria-hidden /></button>
              <button type="button" className="ib sm" disabled={draft.steps.length === 1} aria-label={t('learningPaths.remove', { n: at + 1 })} onClick={() => step(at, null)}><X size={14} aria-hidden /></button></span>
              {Object.entries(faults).filter(([path]) => path.startsWith(`steps.${at}.`)).map(([path, words]) => <span key={path} className="err-line">{words}</span>)}
            </li>))}</ol>
          <p style={{ marginTop: 8 }}><button type="button" className="btn sm" onClick={() => put({ steps: [...draft.steps, { course: '', workingDays: 10 }] })}><Plus size={14} aria-hidden />{t('learningPaths.addStep')}</button></p>
        </Card>
        <Card title={t('learningPaths.whom')}><div className="col g12">
          {line('key', row !== null)}{line('nameZh')}{line('nameEn')}
          <Choices label={t('learningPaths.positions')} help={t('learningPaths.noneIsAll')} chosen={draft.positions} choices={(positions.data?.positions.items ?? []).map((one) => [one.key, format.named(one)])} onChange={(key, isOn) => toggle('positions', key, isOn)} />
          <Choices label={t('learningPaths.formats')} help={t('learningPaths.noneIsAll')} chosen={draft.formats} choices={FORMATS.map((one) => [one, t(`storeFormat.${one}`)])} onChange={(key, isOn) => toggle('formats', key, isOn)} />
          <label className="col g4"><span className="lbl">{t('learningPaths.products')}</span><span className="in"><input value={draft.products} onChange={(event) => put({ products: event.target.value })} /></span></label>
          <label className="col g4"><span className="lbl">{t('learningPaths.gateHours')}</span><span className="in"><input type="number" min={0} step={0.5} value={draft.hours} onChange={(event) => put({ hours: event.target.value })} /></span></label>
          <label className="col g4"><span className="lbl">{t('learningPaths.since')}</span><span className="in"><input type="date" value={draft.sinceOn} onChange={(event) => put({ sinceOn: event.target.value })} /></span></label>
          <label className="row g6 t13"><input type="checkbox" checked={draft.isAutomatic} onChange={(event) => put({ isAutomatic: event.target.checked })} />{t('learningPaths.byRule')}</label>
          {row && <label className="row g6 t13"><input type="checkbox" checked={draft.isArchived} onChange={(event) => put({ isArchived: event.target.checked })} />{t('learningPaths.archived')}</label>}
        </div></Card>
      </div>
    </>
  );
}

function Choices({ label, help, chosen, choices, onChange }: { label: string; help: string; chosen: readonly string[]; choices: [string, string][]; onChange: (key: string, isOn: boolean) => void }) {
  return (
    <fieldset className="col g4" style={{ border: 0, padding: 0, margin: 0 }}><legend className="lbl">{label}</legend><p className="help">{help}</p>
      <div className="row g12 wrap">{choices.map(([key, said]) => <label key={key} className="row g6 t13"><input type="checkbox" checked={chosen.includes(key)} onChange={(event) => onChange(key, event.target.checked)} />{said}</label>)}</div></fieldset>
  );
}
