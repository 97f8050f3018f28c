// One calendar: a month with its shifts, holidays and make-up days; the week and single days are changed in a draft, tried, and published as the next version.
import { ChevronLeft, ChevronRight, Pencil, Trash2, X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { FieldShell, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { dayOf, instantAt, useFormat } from '../shared/format.ts';
import { Breadcrumb, ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { CALENDAR, type Calendar, type Content, DISCARD, draftOf, inForce, PUBLISH, SAVE } from './calendars.operations.ts';
import './calendars.css';
import { DayDialog } from './DayDialog.tsx';
import { Effect } from './Effect.tsx';
import { Month } from './Month.tsx';
import { readShifts, sayShifts, stepMonth } from './month.ts';

const contentOf = ({ calendarKind, zone, week, exceptions, coveredFrom, coveredTo, note }: Content): Content => ({ calendarKind, zone, week, exceptions: exceptions ?? [], coveredFrom, coveredTo, note });

export function CalendarShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const { data, error, isPending, refetch } = useAsk<{ calendar: Calendar | null }>(CALENDAR, { id }, { staleTime: 0 });
  const calendar = data?.calendar;
  const versions = useMemo(() => calendar?.versions?.items ?? [], [calendar]);
  const stored = versions.find((one) => one.state === 'DRAFT') ?? null;
  const current = inForce(versions);
  const [chosen, setChosen] = useState<string | null>(null);
  const [draft, setDraft] = useState<Content | null>(null);
  const [month, setMonth] = useState(() => dayOf(new Date()).slice(0, 7));
  const [day, setDay] = useState<string | null>(null);
  const [publishing, setPublishing] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another stored draft takes the place of what was edited
  useEffect(() => { setDraft(stored ? contentOf(stored) : null); }, [stored?.id, stored?.version]);
  if (error) return <Failed what={t('calendars.one')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!calendar) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const mayWrite = can('platform:write-calendars');
  const viewed = versions.find((one) => one.id === chosen) ?? (draft ? null : current ?? versions[0] ?? null);
  const shown = viewed ? contentOf(viewed) : draft;
  const isEditing = !viewed && draft !== null && mayWrite;
  const next = stored?.number ?? Math.max(0, ...versions.map((one) => one.number)) + 1;
  const changed = draft !== null && JSON.stringify(draft) !== JSON.stringify(stored && contentOf(stored));
  const act = async (work: () => Promise<unknown>, words: string) => {
    try { await work(); await refetch(); toastDone(words); } catch (fault) { toastFault(Object.values((fault as Fault).fields ?? {})[0] ?? (fault as Fault).message); await refetch(); }
  };
  const save = () => act(() => request(SAVE, { input: { id, expectedVersion: calendar.version, draft: draftOf(draft as Content) } }), t('calendars.saved'));
  const discard = () => act(async () => { setDraft(null); if (stored) await request(DISCARD, { input: { id, expectedVersion: calendar.version } }); }, t('calendars.discarded'));
  return (
    <>
      <Breadcrumb path={[{ label: t('calendars.title'), to: '/calendars' }, { label: format.named(calendar) }]} />
      <PageHeader title={format.named(calendar)} facts={isEditing ? <StatusTag tone="soon">{t('calendars.editing', { number: next })}</StatusTag> : viewed && <span>{t('calendars.version', { number: viewed.number })}</span>}>
        {isEditing && <button type="button" className="btn" onClick={() => void discard()}><Trash2 size={14} aria-hidden />{t('calendars.discard')}</button>}
        {isEditing && <button type="button" className={stored && !changed ? 'btn' : 'btn pri'} disabled={Boolean(stored) && !changed} onClick={() => void save()}>{t('calendars.save')}</button>}
        {isEditing && stored && !changed && <button type="button" className="btn pri" onClick={() => setPublishing(true)}>{t('calendars.publish')}</button>}
        {!draft && mayWrite && shown && <button type="button" className="btn pri" onClick={() => { setChosen(null); setDraft(shown); }}><Pencil size={14} aria-hidden />{t('calendars.edit')}</button>}
      </PageHeader>
      <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="main">
          <div className="row" style={{ padding: '12px 24px 4px' }}>
            <button type="button" className="ib" aria-label={t('calendars.previous')} onClick={() => setMonth(stepMonth(month, -1))}><ChevronLeft size={16} aria-hidden /></button>
            <h2 className="t16 b" aria-live="polite">{format.month(month)}</h2>
            <button type="button" className="ib" aria-label={t('calendars.next')} onClick={() => setMonth(stepMonth(month, 1))}><ChevronRight size={16} aria-hidden /></button>
          </div>
          {shown && <Month content={shown} month={month} onDay={isEditing ? setDay : undefined} />}
          {shown && shown.calendarKind === 'SHIFTS' && <WeekFields key={`${viewed?.id ?? 'draft'}-${stored?.version ?? 0}`} content={shown} onChange={isEditing ? (more) => setDraft({ ...(draft as Content), ...more }) : undefined} />}
        </div>
        <ContextPanel label={t('calendars.versions')}>
          <PanelSection title={t('calendars.versions')}>
            <ul>{versions.map((one) => {
              const on = one.state === 'DRAFT' ? !viewed : viewed?.id === one.id;
              return (
                <li key={one.id}><button type="button" className="row t13" style={{ width: '100%', minHeight: 32 }} aria-pressed={on} onClick={() => setChosen(one.state === 'DRAFT' ? null : one.id)}>
                  <b className={on ? 'ac' : undefined}>{t('calendars.version', { number: one.number })}</b>{one.id === current?.id ? <StatusTag tone="ac">{t('calendars.inForce')}</StatusTag> : one.state === 'DRAFT' ? <StatusTag tone="soon">{t('calendars.draft')}</StatusTag> : null}
                  <span className="t12 t3 end">{one.effectiveFrom ? (one.effectiveFrom < '1971' ? t('calendars.ever') : format.instant(one.effectiveFrom)) : format.person(one.author, '')}</span></button></li>
              );
            })}</ul>
            {shown && <p className="t12 t3" style={{ marginTop: 6 }}>{shown.coveredTo ? `${t('calendars.covered')} ${format.day(shown.coveredTo)}` : t('calendars.always')}</p>}
          </PanelSection>
          {isEditing && <Effect calendarId={calendar.id} content={draft} />}
        </ContextPanel>
      </div>
      {day && draft && <DayDialog day={day} content={draft} onClose={() => setDay(null)} onDone={(exception) => { setDay(null); setDraft({ ...draft, exceptions: [...draft.exceptions.filter((one) => one.date !== day), ...(exception ? [exception] : [])].sort((a, b) => (a.date < b.date ? -1 : 1)) }); }} />}
      {publishing && (
        <FormDialog title={t('calendars.publishTitle', { number: next })} text={t('calendars.publishText')} act={t('calendars.publish')} defaults={{ from: '' }} onClose={() => setPublishing(false)}
          onSend={async (values) => {
            await request(PUBLISH, { input: { id, expectedVersion: calendar.version, ...(values.from ? { effectiveFrom: instantAt(String(values.from)) } : {}) } });
            setPublishing(false); setDraft(null); await refetch(); toastDone(t('calendars.published', { number: next }));
          }}>
          <TextField name="from" label={t('calendars.from')} help={t('calendars.fromHelp')} type="datetime-local" />
        </FormDialog>
      )}
    </>
  );
}

/** The usual week, a line a day, several shifts with commas; read only without `onChange`. */
function WeekFields({ content, onChange }: { content: Content; onChange?: (more: Partial<Content>) => void }) {
  const t = useT();
  const [texts, setTexts] = useState<Record<string, string>>(() => Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, sayShifts(content.week[String(day)] ?? [])])));
  return (
    <section aria-label={t('calendars.week')}>
      <h2 className="t13 b" style={{ padding: '8px 24px 0' }}>{t('calendars.week')}</h2>
      <div className="week-fields">
        {[1, 2, 3, 4, 5, 6, 7].map((day) => {
          const shifts = readShifts(texts[day] ?? '');
          if (!onChange) return <span key={day} className="t13"><span className="t3">{t(`calendars.weekday.${day}`)}</span> {sayShifts(content.week[String(day)] ?? []) || t('calendars.closed')}</span>;
          return (
            <FieldShell key={day} label={t(`calendars.weekday.${day}`)} error={shifts ? undefined : t('calendars.shiftsWrong')}>{({ id, describedBy, invalid }) => (
              <span className={invalid ? 'in err' : 'in'}><input id={id} value={texts[day] ?? ''} placeholder={t('calendars.closed')} aria-describedby={describedBy} aria-invalid={invalid}
                onChange={(event) => { const text = event.target.value; setTexts({ ...texts, [day]: text }); const read = readShifts(text); if (read) onChange({ week: { ...content.week, [day]: read } }); }} /></span>
            )}</FieldShell>
          );
        })}
        {onChange && <FieldShell label={t('calendars.coveredTo')}>{({ id }) => <span className="in"><input id={id} type="date" value={content.coveredTo ?? ''} onChange={(event) => onChange({ coveredTo: event.target.value || null })} /></span>}</FieldShell>}
      </div>
      {onChange && <p className="help" style={{ padding: '0 24px 16px' }}>{t('calendars.shiftsHelp')}</p>}
    </section>
  );
}
