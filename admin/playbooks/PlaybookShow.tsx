// One playbook: its script in both languages, steps with authority and proof, fields and outcomes; edited as the draft of the next version, compared, published.
import { ArrowDown, ArrowUp, Pencil, Plus, Trash2, X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { Pair, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { Breadcrumb, ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { saySource } from '../shared/source.ts';
import { FieldDialog, OutcomeDialog, StepDialog } from './PartDialogs.tsx';
import { PlaybookResults } from './PlaybookResults.tsx';
import { type Book, BOOK, BOOK_DIFF, type Content, DISCARD_BOOK, type Field, inForceOf, type Outcome, PUBLISH_BOOK, SAVE_BOOK, type Step } from './playbooks.operations.ts';

const PARTS = ['listen', 'empathise', 'plan'] as const;
type Editing = { script: true } | { step: Step | null } | { field: Field | null } | { outcome: Outcome | null };
const put = <T extends { key: string }>(list: readonly T[], one: T): T[] => (list.some((each) => each.key === one.key) ? list.map((each) => (each.key === one.key ? one : each)) : [...list, one]);
const without = <T extends { key: string }>(list: readonly T[], one: T): T[] => list.filter((each) => each.key !== one.key);
function moved<T>(list: readonly T[], at: number, by: number): T[] {
  const next = [...list];
  const [one] = next.splice(at, 1);
  next.splice(at + by, 0, one as T);
  return next;
}

export function PlaybookShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const [chosen, setChosen] = useState<string | null>(null);
  const [edited, setEdited] = useState<Content | null>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ playbook: Book | null }>(BOOK, { id }, { staleTime: 0 });
  const book = data?.playbook;
  const versions = book?.versions?.items ?? [];
  const current = inForceOf(versions);
  const draft = versions.find((one) => one.state === 'DRAFT');
  const shown = versions.find((one) => one.id === chosen) ?? draft ?? current;
  const before = shown ? versions.find((one) => one.number === shown.number - 1) : undefined;
  const { data: compared } = useAsk<{ playbookDifferences: unknown[] }>(BOOK_DIFF, { id, before: before?.number ?? 0, after: shown?.number ?? 0 }, { enabled: Boolean(before && shown) });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another stored draft takes the place of what was edited
  useEffect(() => setEdited(null), [draft?.id, book?.version]);
  if (error) return <Failed what={t('playbooks.one')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!book || !shown) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const mayWrite = can('tickets:write-playbooks');
  const content = edited ?? shown.content;
  const say = (one: { zh: string; en: string }) => one[format.language];
  const comma = format.language === 'zh' ? '、' : ', ';
  const within = (minutes?: number) => (minutes === undefined ? '–' : minutes < 60 ? t('playbooks.minutes', { count: minutes }) : t('playbooks.hours', { count: minutes / 60 }));
  const act = async (work: () => Promise<unknown>, words: string) => {
    try { await work(); setChosen(null); await refetch(); toastDone(words); } catch (fault) { toastFault((fault as Fault).message); await refetch(); }
  };
  const target = { id, expectedVersion: book.version };
  const change = (more: Partial<Content>) => { setEdited({ ...content, ...more }); setEditing(null); };
  const save = () => act(() => request(SAVE_BOOK, { input: { ...target, draft: { content: edited } } }), t('playbooks.saved'));
  const isOpen = edited !== null;
  const edit = (label: string, what: Editing, remove?: () => void): ReactNode => isOpen && (
    <span className="row g2" style={{ display: 'inline-flex' }}><button type="button" className="ib sm" aria-label={t('playbooks.editPart', { name: label })} onClick={() => setEditing(what)}><Pencil size={14} aria-hidden /></button>
      {remove && <button type="button" className="ib sm" aria-label={t('playbooks.removePart', { name: label })} onClick={remove}><X size={14} aria-hidden /></button>}</span>
  );
  const add = (words: string, what: Editing): ReactNode => isOpen && <button type="button" className="btn sm" style={{ marginTop: 6 }} onClick={() => setEditing(what)}><Plus size={12} aria-hidden />{t(words)}</button>;
  return (
    <>
      <Breadcrumb path={[{ label: t('playbooks.title'), to: '/playbooks' }, { label: format.named(book) }]} />
      <PageHeader title={format.named(book)} facts={<>{isOpen && <StatusTag tone="soon">{t('playbooks.editing', { number: draft?.number ?? shown.number + 1 })}</StatusTag>}<span>{[book.category && format.named(book.category), t(`needClass.${book.needClass}`), t(`ticketLevel.${book.level}`), !isOpen && t('playbooks.version', { number: shown.number })].filter(Boolean).map((fact, at) => <span key={at}>{at > 0 && <i className="md" />}{fact}</span>)}</span></>}>
        {mayWrite && isOpen && <button type="button" className="btn" onClick={() => setEdited(null)}>{t('playbooks.stop')}</button>}
        {mayWrite && isOpen && <button type="button" className="btn pri" onClick={() => void save()}>{t('playbooks.saveDraft')}</button>}
        {mayWrite && !isOpen && draft && <button type="button" className="btn" onClick={() => void act(() => request(DISCARD_BOOK, { input: target }), t('playbooks.discarded'))}><Trash2 size={14} aria-hidden />{t('playbooks.discard')}</button>}
        {mayWrite && !isOpen && <button type="button" className={draft ? 'btn' : 'btn pri'} onClick={() => { setChosen(null); setEdited((draft ?? shown).content); }}><Pencil size={14} aria-hidden />{t('playbooks.edit')}</button>}
        {mayWrite && !isOpen && draft && <button type="button" className="btn pri" onClick={() => void act(() => request(PUBLISH_BOOK, { input: target }), t('playbooks.published'))}>{t('playbooks.publish')}</button>}
      </PageHeader>
      <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="main">
          <div style={{ padding: '12px 20px' }}>
            <h2 className="t13 b">{t('playbooks.script')} {edit(t('playbooks.script'), { script: true })}</h2>
            {PARTS.map((part) => <p key={part} className="t13" style={{ margin: '8px 0' }}><b>{t(`playbooks.${part}`)}</b> {say(content.script[part])}</p>)}
          </div>
          <div className="scrollx">
            <table className="table phone" aria-label={t('playbooks.steps')}>
              <thead><tr><th scope="col">{t('playbooks.step')}</th><th scope="col">{t('playbooks.who')}</th><th scope="col">{t('playbooks.within')}</th><th scope="col" className="r">{t('playbooks.limit')}</th><th scope="col">{t('playbooks.evidence')}</th><th scope="col">{t('playbooks.source')}</th>{isOpen && <th scope="col"><span className="visually-hidden">{t('playbooks.edit')}</span></th>}</tr></thead>
              <tbody>{content.steps.map((step, at) => (
                <tr key={step.key}>
                  <td className="lead" style={{ whiteSpace: 'normal', minWidth: 200 }}>{at + 1}. {say(step)} {step.isOptional && <span className="tag">{t('playbooks.optional')}</span>}</td>
                  <td className="t2">{t(`stepPerson.${step.who}`)}</td><td className={step.withinMinutes ? 't2' : 't2 minor'}>{within(step.withinMinutes)}</td><td className={step.limit ? 'r' : 'r minor'} data-label={t('playbooks.limit')}>{step.limit ?? '–'}</td>
                  <td className={step.evidence.length ? 't2' : 't2 minor'} style={{ whiteSpace: 'normal' }}>{step.evidence.map((kind) => t(`evidence.${kind}`)).join(comma) || '–'}</td><td className="t2 minor">{saySource(step.source, t) || '–'}</td>
                  {isOpen && <td className="r"><span className="row g2" style={{ justifyContent: 'flex-end' }}>
                    <button type="button" className="ib sm" disabled={at === 0} aria-label={t('playbooks.up', { name: say(step) })} onClick={() => change({ steps: moved(content.steps, at, -1) })}><ArrowUp size={14} aria-hidden /></button>
                    <button type="button" className="ib sm" disabled={at === content.steps.length - 1} aria-label={t('playbooks.down', { name: say(step) })} onClick={() => change({ steps: moved(content.steps, at, 1) })}><ArrowDown size={14} aria-hidden /></button>
                    {edit(say(step), { step }, content.steps.length > 1 ? () => change({ steps: without(content.steps, step) }) : undefined)}</span></td>}
                </tr>
              ))}</tbody>
            </table>
          </div>
          {isOpen && <div style={{ padding: '4px 20px 16px' }}>{add('playbooks.stepAdd', { step: null })}</div>}
        </div>
        <ContextPanel label={t('playbooks.versions')}>
          <PanelSection title={t('playbooks.versions')}>
            <ul className="plain">{versions.map((one) => (
              <li key={one.id} style={{ padding: '4px 0' }}><button type="button" className="row t13" style={{ width: '100%', minHeight: 28 }} disabled={isOpen} aria-pressed={one.id === shown.id} onClick={() => setChosen(one.id)}>
                <b className={one.id === shown.id ? 'ac' : undefined}>{t('playbooks.version', { number: one.number })}</b>
                {one.id === current?.id ? <StatusTag tone="ac">{t('playbooks.inForce')}</StatusTag> : one.state === 'DRAFT' ? <StatusTag tone="soon">{t('playbooks.draft')}</StatusTag> : null}
                <span className="t12 t3 end">{one.effectiveFrom ? (one.effectiveFrom < '1971' ? t('playbooks.ever') : format.instant(one.effectiveFrom)) : ''}</span></button></li>
            ))}</ul>
            {before && compared && !isOpen && <p className="t12 t3">{t('playbooks.diff', { number: before.number, count: compared.playbookDifferences.length })}</p>}
          </PanelSection>
          {shown.state !== 'DRAFT' && <PlaybookResults versionId={shown.id} number={shown.number} />}
          <PanelSection title={t('playbooks.fields')}><ul className="plain t13">{content.fields.map((one) => <li key={one.key} className="row"><span>{say(one)} <span className="mono t12 t3">{`{${one.key}}`}</span></span><span className="end">{edit(say(one), { field: one }, () => change({ fields: without(content.fields, one) }))}</span></li>)}</ul>{add('playbooks.fieldAdd', { field: null })}</PanelSection>
          <PanelSection title={t('playbooks.outcomes')}><ul className="plain t13">{content.outcomes.map((one) => <li key={one.key} className="row"><span>{say(one)} {one.isGood && <span className="tag">{t('playbooks.good')}</span>}</span><span className="end">{edit(say(one), { outcome: one }, content.outcomes.length > 2 ? () => change({ outcomes: without(content.outcomes, one) }) : undefined)}</span></li>)}</ul>{add('playbooks.outcomeAdd', { outcome: null })}</PanelSection>
          <PanelSection title={t('playbooks.words')}><p className="t12 t2" style={{ whiteSpace: 'normal' }}>{book.words.join(comma)}</p></PanelSection>
        </ContextPanel>
      </div>
      {editing && 'script' in editing && <ScriptDialog content={content} onClose={() => setEditing(null)} onDone={(script) => change({ script })} />}
      {editing && 'step' in editing && <StepDialog step={editing.step} onClose={() => setEditing(null)} onDone={(step) => change({ steps: put(content.steps, step) })} />}
      {editing && 'field' in editing && <FieldDialog field={editing.field} onClose={() => setEditing(null)} onDone={(field) => change({ fields: put(content.fields, field) })} />}
      {editing && 'outcome' in editing && <OutcomeDialog outcome={editing.outcome} onClose={() => setEditing(null)} onDone={(outcome) => change({ outcomes: put(content.outcomes, outcome) })} />}
    </>
  );
}

/** The words to say, in both languages; `{key}` stands for a field. */
function ScriptDialog({ content, onDone, onClose }: { content: Content; onDone: (script: Content['script']) => void; onClose: () => void }) {
  const t = useT();
  const known = new Set(content.fields.map((field) => field.key));
  const unknown = (value: unknown): true | string => {
    const name = [...String(value ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string).find((key) => !known.has(key));
    return name === undefined || t('playbooks.unknownField', { name });
  };
  return (
    <FormDialog title={t('playbooks.editScript')} text={t('playbooks.scriptText', { fields: [...known].map((key) => `{${key}}`).join(' ') })} act={t('playbooks.keep')} onClose={onClose}
      defaults={Object.fromEntries(PARTS.flatMap((part) => [[`${part}Zh`, content.script[part].zh], [`${part}En`, content.script[part].en]]))}
      onSend={async (values) => onDone(Object.fromEntries(PARTS.map((part) => [part, { zh: String(values[`${part}Zh`]).trim(), en: String(values[`${part}En`]).trim() }])) as Content['script'])}>
      {PARTS.map((part) => <Pair key={part}><TextField name={`${part}Zh`} label={t('playbooks.inZh', { label: t(`playbooks.${part}`) })} multiline required rules={{ validate: unknown }} /><TextField name={`${part}En`} label={t('playbooks.inEn', { label: t(`playbooks.${part}`) })} multiline required rules={{ validate: unknown }} /></Pair>)}
    </FormDialog>
  );
}
