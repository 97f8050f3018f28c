// A fixed list: its names, and members from a file or a pasted column of member numbers; who is not found is said by number.
import { Download, FileUp, TriangleAlert } from 'lucide-react';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useViewer } from '../provider/viewer.ts';
import { FieldShell } from '../shared/fields.tsx';
import { useFormat } from '../shared/format.ts';
import { Breadcrumb, PageHeader } from '../shared/Page.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import type { BulkResult } from './bulk.ts';
import { ADD_MEMBERS } from './bulk-undo.ts';
import { numbersOfFile, numbersOfText } from './member-file.ts';
import { firstOwner, SegmentOwner } from './SegmentOwner.tsx';
import { SAVE, type SegmentRow } from './segment.operations.ts';
import { readDraft, useKeepDraft } from './useRuleDraft.ts';

/** How many numbers one request takes. */
const MOST = 10_000;

export function StaticSegmentForm({ record }: { record?: SegmentRow }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const viewer = useViewer();
  const draftKey = `aftercare.draft.${viewer?.id ?? ''}.segments.static.${record?.id ?? 'new'}`;
  const [names, setNames] = useState(() => readDraft(draftKey) ?? { nameZh: record?.nameZh ?? '', nameEn: record?.nameEn ?? '', description: record?.description ?? '' });
  const [ownerId, setOwner] = useState(() => firstOwner(record, viewer?.id));
  const [touched, setTouched] = useState(false);
  const [text, setText] = useState('');
  const [file, setFile] = useState<{ name: string; numbers: string[] } | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [fileFault, setFileFault] = useState(false);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<{ id: string; done: number; unknown: string[] } | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const draft = useKeepDraft(draftKey, { nameZh: names.nameZh, nameEn: names.nameEn, description: names.description, rule: null }, touched);
  const numbers = file?.numbers ?? numbersOfText(text);

  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    setFileFault(false);
    try { setFile({ name: chosen.name, numbers: await numbersOfFile(chosen) }); setText(''); } catch { setFileFault(true); }
  };
  const save = async () => {
    setBusy(true);
    setFault(null);
    try {
      const { saveSegment } = await request<{ saveSegment: { id: string } }>(SAVE, { input: {
        nameZh: names.nameZh, nameEn: names.nameEn, description: names.description || null, ownerId: ownerId || null,
        ...(record ? { id: record.id, expectedVersion: record.version } : { segmentKind: 'STATIC' }),
      } });
      const result = { done: 0, unknown: [] as string[] };
      for (let from = 0; from < numbers.length; from += MOST) {
        const { addSegmentMembers } = await request<{ addSegmentMembers: BulkResult }>(ADD_MEMBERS, { input: { segmentId: saveSegment.id, memberNos: numbers.slice(from, from + MOST) } });
        result.done += addSegmentMembers.done;
        result.unknown.push(...addSegmentMembers.failed.map((row) => row.id));
      }
      draft.forget();
      await queries.invalidateQueries();
      if (result.unknown.length > 0) { setOutcome({ id: saveSegment.id, ...result }); return; }
      toastDone(numbers.length > 0 ? t('segments.listFilled', { count: format.count(result.done), smart_count: result.done }) : t('segments.saved'));
      navigate(`/segments/${saveSegment.id}/show`);
    } catch (met) {
      if ((met as Fault).code !== 'UNAUTHENTICATED') setFault(met as Fault);
    } finally { setBusy(false); }
  };
  const line = (key: 'nameZh' | 'nameEn' | 'description', lang?: string) => (
    <FieldShell label={t(`segments.${key}`)} error={fault?.fields[key]} required={key !== 'description'}>
      {({ id, describedBy, invalid }) => (
        <span className={invalid ? 'in err' : 'in'}><input id={id} lang={lang} aria-describedby={describedBy} aria-invalid={invalid} value={names[key]} onChange={(event) => { setNames({ ...names, [key]: event.target.value }); setTouched(true); }} /></span>
      )}
    </FieldShell>
  );
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <Breadcrumb path={[{ label: t('segments.title'), to: '/segments' }, { label: record ? format.named(record) : t('segments.newList') }]} />
      <PageHeader title={record ? format.named(record) : t('segments.newList')} facts={draft.at && !record && <span className="t12 t3">{t('form.draft', { at: format.instantInside(draft.at) })}</span>}>
        <button type="submit" className="btn pri" disabled={busy}>{busy ? t('form.saving') : record ? t('form.save') : t('segments.createList')}</button>
      </PageHeader>
      {fault && Object.keys(fault.fields).length === 0 && <p className="note late" role="alert" style={{ margin: '0 24px 8px' }}><TriangleAlert size={16} aria-hidden />{fault.message}</p>}
      {outcome && (
        <div className="note soon" role="status" style={{ margin: '0 24px 8px', alignItems: 'flex-start' }}>
          <TriangleAlert size={16} aria-hidden />
          <span className="grow">{t('segments.listPartly', { done: format.count(outcome.done), unknown: format.count(outcome.unknown.length), some: outcome.unknown.slice(0, 5).join(format.language === 'zh' ? '、' : ', ') })}</span>
          <a className="btn sm" download="not-found.csv" href={`data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${outcome.unknown.join('\r\n')}`)}`}><Download size={14} aria-hidden />{t('segments.listUnknown')}</a>
          <Link className="btn sm" to={`/segments/${outcome.id}/show`}>{t('segments.openList')}</Link>
        </div>
      )}
      <div className="form">
        <div className="pair">{line('nameZh', 'zh-CN')}{line('nameEn', 'en')}</div>
        {line('description')}
        <SegmentOwner segment={record} value={ownerId} onChange={(next) => { setOwner(next); setTouched(true); }} fault={fault?.fields.ownerId} />
        <FieldShell label={t('segments.numbers')} help={t('segments.numbersHelp')}>
          {({ id, describedBy }) => (
            <span className="in"><textarea id={id} rows={5} aria-describedby={describedBy} value={text} disabled={Boolean(file)} onChange={(event) => setText(event.target.value)} /></span>
          )}
        </FieldShell>
        <div className="row wrap t13">
          <input ref={input} type="file" accept=".csv,.txt,.xlsx" hidden aria-label={t('segments.chooseFile')} onChange={(event) => { void take(event.target.files?.[0]); event.target.value = ''; }} />
          <button type="button" className="btn" onClick={() => input.current?.click()}><FileUp size={14} aria-hidden />{t('segments.chooseFile')}</button>
          {file && <><span className="el">{file.name}</span><button type="button" className="lk" onClick={() => setFile(null)}>{t('segments.dropFile')}</button></>}
          {numbers.length > 0 && <span className="t2" role="status">{t('segments.numbersFound', { count: format.count(numbers.length), smart_count: numbers.length })}</span>}
          {fileFault && <span className="err-line" role="alert">{t('segments.fileFault')}</span>}
        </div>
        <p className="help">{t('segments.fromSelection')} <Link className="lk t12" to="/customers">{t('segments.toCustomers')}</Link></p>
      </div>
    </form>
  );
}
