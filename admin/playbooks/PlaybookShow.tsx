// One playbook: its script in both languages, steps with authority and proof, outcomes and versions; the script is edited as the next version.
import { Pencil, Trash2, X } from 'lucide-react';
import { useState } from 'react';
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
import { type Book, BOOK, BOOK_DIFF, type Content, DISCARD_BOOK, inForceOf, PUBLISH_BOOK, SAVE_BOOK } from './playbooks.operations.ts';

const PARTS = ['listen', 'empathise', 'plan'] as const;

export function PlaybookShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const [chosen, setChosen] = useState<string | null>(null);
  const [editing, setEditing] = useState(false);
  const { data, error, isPending, refetch } = useAsk<{ playbook: Book | null }>(BOOK, { id }, { staleTime: 0 });
  const book = data?.playbook;
  const versions = book?.versions?.items ?? [];
  const current = inForceOf(versions);
  const draft = versions.find((one) => one.state === 'DRAFT');
  const shown = versions.find((one) => one.id === chosen) ?? draft ?? current;
  const before = shown ? versions.find((one) => one.number === shown.number - 1) : undefined;
  const { data: compared } = useAsk<{ playbookDifferences: unknown[] }>(BOOK_DIFF, { id, before: before?.number ?? 0, after: shown?.number ?? 0 }, { enabled: Boolean(before && shown) });
  if (error) return <Failed what={t('playbooks.one')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!book || !shown) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const { content } = shown;
  const say = (one: { zh: string; en: string }) => one[format.language];
  const mayWrite = can('tickets:write-playbooks');
  const within = (minutes?: number) => (minutes === undefined ? '–' : minutes < 60 ? t('playbooks.minutes', { count: minutes }) : t('playbooks.hours', { count: minutes / 60 }));
  const act = async (work: () => Promise<unknown>, words: string) => {
    try { await work(); await refetch(); toastDone(words); } catch (fault) { toastFault((fault as Fault).message); await refetch(); }
  };
  const target = { id, expectedVersion: book.version };
  return (
    <>
      <Breadcrumb path={[{ label: t('playbooks.title'), to: '/playbooks' }, { label: format.named(book) }]} />
      <PageHeader title={format.named(book)} facts={<span>{[book.category && format.named(book.category), t(`needClass.${book.needClass}`), t(`ticketLevel.${book.level}`), t('playbooks.version', { number: shown.number })].filter(Boolean).join(' · ')}</span>}>
        {mayWrite && draft && <button type="button" className="btn" onClick={() => void act(() => request(DISCARD_BOOK, { input: target }), t('playbooks.discarded'))}><Trash2 size={14} aria-hidden />{t('playbooks.discard')}</button>}
        {mayWrite && <button type="button" className="btn" onClick={() => setEditing(true)}><Pencil size={14} aria-hidden />{t('playbooks.editScript')}</button>}
        {mayWrite && draft && <button type="button" className="btn pri" onClick={() => void act(() => request(PUBLISH_BOOK, { input: target }), t('playbooks.published'))}>{t('playbooks.publish')}</button>}
      </PageHeader>
      <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="main">
          <div style={{ padding: '12px 20px' }}>
            <h2 className="t13 b">{t('playbooks.script')}</h2>
            {PARTS.map((part) => <p key={part} className="t13" style={{ margin: '8px 0' }}><b>{t(`playbooks.${part}`)}</b> {say(content.script[part])}</p>)}
          </div>
          <div className="scrollx">
            <table className="table" aria-label={t('playbooks.steps')}>
              <thead><tr><th scope="col">{t('playbooks.step')}</th><th scope="col">{t('playbooks.who')}</th><th scope="col">{t('playbooks.within')}</th><th scope="col" className="r">{t('playbooks.limit')}</th><th scope="col">{t('playbooks.evidence')}</th><th scope="col">{t('playbooks.source')}</th></tr></thead>
              <tbody>{content.steps.map((step, at) => (
                <tr key={step.key}>
                  <td style={{ whiteSpace: 'normal', minWidth: 200 }}>{at + 1}. {say(step)} {step.isOptional && <span className="tag">{t('playbooks.optional')}</span>}</td>
                  <td className="t2">{t(`stepPerson.${step.who}`)}</td><td className="t2">{within(step.withinMinutes)}</td><td className="r">{step.limit ?? '–'}</td>
                  <td className="t2">{step.evidence.map((kind) => t(`evidence.${kind}`)).join(format.language === 'zh' ? '、' : ', ') || '–'}</td><td className="t2">{step.source ?? '–'}</td>
                </tr>
              ))}</tbody>
            </table>
          </div>
        </div>
        <ContextPanel label={t('playbooks.versions')}>
          <PanelSection title={t('playbooks.versions')}>
            <ul className="plain">{versions.map((one) => (
              <li key={one.id} style={{ padding: '4px 0' }}><button type="button" className="row t13" style={{ width: '100%', minHeight: 28 }} aria-pressed={one.id === shown.id} onClick={() => setChosen(one.id)}>
                <b className={one.id === shown.id ? 'ac' : undefined}>{t('playbooks.version', { number: one.number })}</b>
                {one.id === current?.id ? <StatusTag tone="ac">{t('playbooks.inForce')}</StatusTag> : one.state === 'DRAFT' ? <StatusTag tone="soon">{t('playbooks.draft')}</StatusTag> : null}
                <span className="t12 t3 end">{one.effectiveFrom ? (one.effectiveFrom < '1971' ? t('playbooks.ever') : format.instant(one.effectiveFrom)) : ''}</span></button></li>
            ))}</ul>
            {before && compared && <p className="t12 t3">{t('playbooks.diff', { number: before.number, count: compared.playbookDifferences.length })}</p>}
          </PanelSection>
          <PanelSection title={t('playbooks.uses')}><p className="t13">{format.count(book.uses?.total ?? 0)}</p></PanelSection>
          <PanelSection title={t('playbooks.outcomes')}><ul className="plain t13">{content.outcomes.map((one) => <li key={one.key}>{say(one)} {one.isGood && <span className="tag">{t('playbooks.good')}</span>}</li>)}</ul></PanelSection>
          <PanelSection title={t('playbooks.fields')}><ul className="plain t13">{content.fields.map((one) => <li key={one.key}>{say(one)}</li>)}</ul></PanelSection>
          <PanelSection title={t('playbooks.words')}><p className="t12 t2" style={{ whiteSpace: 'normal' }}>{book.words.join(format.language === 'zh' ? '、' : ', ')}</p></PanelSection>
        </ContextPanel>
      </div>
      {editing && (
        <FormDialog title={t('playbooks.editScript')} text={t('playbooks.editText')} act={t('playbooks.editScript')} onClose={() => setEditing(false)}
          defaults={Object.fromEntries(PARTS.flatMap((part) => [[`${part}Zh`, content.script[part].zh], [`${part}En`, content.script[part].en]]))}
          onSend={async (values) => {
            const script = Object.fromEntries(PARTS.map((part) => [part, { zh: values[`${part}Zh`], en: values[`${part}En`] }])) as unknown as Content['script'];
            await request(SAVE_BOOK, { input: { ...target, draft: { content: { ...content, script } } } });
            setEditing(false); setChosen(null); await refetch(); toastDone(t('playbooks.saved'));
          }}>
          {PARTS.map((part) => <Pair key={part}><TextField name={`${part}Zh`} label={`${t(`playbooks.${part}`)} ${t('incidents.bodyZh')}`} multiline required /><TextField name={`${part}En`} label={`${t(`playbooks.${part}`)} ${t('incidents.bodyEn')}`} multiline required /></Pair>)}
        </FormDialog>
      )}
    </>
  );
}
