// One statement: what is paid and how it adds up; every line opens to its rule, figures and rows; it is disputed line by line and tried with other figures.
import { Check, ChevronDown, ChevronRight, Download, FlaskConical, Lock, X } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { ExplainBody, type Explanation } from '../shared/Explain.tsx';
import { SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { signed, useFormat } from '../shared/format.ts';
import { Breadcrumb, Card, PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { ADJUST, CONFIRM, DISPUTE, ESTIMATE, type FigureRow, FIGURES, type Line, ONE_STATEMENT, type Statement, STATEMENT_RUN } from './incentives.operations.ts';
import './incentives.css';
import { PayTabs } from './PayTabs.tsx';

/** The one line under a name: its rule in words, or what else says most. */
function howOf(explanation: Explanation, label: (words: { zh: string; en: string } | null | undefined) => string): string {
  const rule = explanation.inputs.find((one) => one.label.en === 'Rule');
  const figures = explanation.inputs.filter((one) => one !== rule && one.text).slice(0, 2);
  // An award says what for; without a rule a figure needs its name.
  const say = (one: Explanation): string => (one.label.en === 'Awarded' && one.note ? label(one.note) : rule || one.label.en === 'Awarded' ? label(one.text) : `${label(one.label)} ${label(one.text)}`);
  const said = [...(rule?.text ? [label(rule.text)] : []), ...figures.map(say)];
  return said.join(' · ') || label(explanation.note);
}

export function StatementShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const viewer = useViewer();
  const [search] = useSearchParams();
  const [open, setOpen] = useState<string | null>(search.get('line'));
  const [disputing, setDisputing] = useState<Line | null>(null);
  const [adjusting, setAdjusting] = useState(false);
  const { data, error, isPending, refetch } = useAsk<{ statement: Statement | null }>(ONE_STATEMENT, { id }, { staleTime: 0 });
  // The run itself is for those who work on pay.
  const made = useAsk<{ statement: Pick<Statement, 'run'> | null }>(STATEMENT_RUN, { id }, { enabled: can('incentives:read') });
  const statement = data?.statement;
  if (error) return <Failed what={t('incentives.statements')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!statement) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const isOwn = statement.employeeId === viewer?.employeeId;
  const month = format.month(statement.periodFrom.slice(0, 7));
  const lines = statement.lines?.items ?? [];
  // Lines of the scheme first, and below their sum what was put beside them.
  const [own, beside] = [lines.filter((one) => one.lineKind !== 'ADJUSTMENT'), lines.filter((one) => one.lineKind === 'ADJUSTMENT')];
  const run = made.data?.statement?.run;
  // What is put beside a statement later may be disputed for as long from its own day.
  const window = statement.disputeUntil && statement.publishedAt ? new Date(statement.disputeUntil).getTime() - new Date(statement.publishedAt).getTime() : null;
  const mayDispute = (line: Line): boolean => isOwn && window !== null && statement.disputeUntil !== null && Math.max(new Date(statement.disputeUntil).getTime(), line.lineKind === 'ADJUSTMENT' ? new Date(line.createdAt).getTime() + window : 0) > Date.now();
  const disputeOf = (line: Line) => statement.disputes?.items.find((one) => one.lineId === line.id);
  const openDispute = (line: Line) => statement.disputes?.items.find((one) => one.lineId === line.id && one.state === 'OPEN');
  const due = (Math.round(Number(statement.totalAmount) * 100) + Math.round(Number(statement.adjustedAmount) * 100)) / 100;
  const confirm = async (): Promise<void> => {
    try { await request(CONFIRM, { input: { id, expectedVersion: statement.version } }); toastDone(t('incentives.confirmed')); } catch (fault) { toastFault((fault as Fault).message); }
    await refetch();
  };
  const row = (line: Line) => {
    const name = format.language === 'zh' ? line.labelZh : line.labelEn;
    const isOpen = open === line.id;
    const told = disputeOf(line);
    const answered = told && told.state !== 'OPEN' && told.decision ? told : null;
    return (
      <li key={line.id}>
        <div className="pay-line">
          <span className="fold-icon t3">{isOpen ? <ChevronDown size={16} aria-hidden /> : <ChevronRight size={16} aria-hidden />}</span>
          <button type="button" className="b" style={{ textAlign: 'left', minHeight: 28 }} aria-expanded={isOpen} onClick={() => setOpen(isOpen ? null : line.id)}>{name}</button>
          <span className="how t13 t2">{howOf(line.explanation, format.label)}</span>
          <span className="amount">{line.lineKind === 'BUDGET' ? <span className="t12 t3 n">{t('incentives.budget')}</span> : format.money(line.amount)}</span>
          <span className="act">{openDispute(line) ? <span className="col" style={{ alignItems: 'flex-end' }}><StatusTag tone="soon">{t('incentives.inDispute')}</StatusTag><AnswerBy at={openDispute(line)?.dueAt ?? ''} /></span> : mayDispute(line) ? <button type="button" className="lk t13" style={{ minHeight: 28 }} onClick={() => setDisputing(line)}>{t('incentives.dispute')}</button> : null}</span>
        </div>
        {isOpen && answered && <p className="t13 pay-answer"><StatusTag tone={answered.state === 'DENIED' ? 'paused' : 'ok'}>{t(`disputeState.${answered.state}`)}</StatusTag> {answered.decision}</p>}
        {isOpen && <div className="pay-open"><ExplainBody explanation={line.explanation} /><WhatIf statementId={statement.id} line={line} /></div>}
      </li>
    );
  };
  return (
    <>
      <Breadcrumb path={[{ label: t('incentives.statements'), to: '/statements' }, { label: month }]} />
      <PageHeader title={t('incentives.statementOf', { month })} facts={<><span>{format.person(statement.employee, '')}</span><span>{format.named(statement.store)}</span>{!statement.publishedAt ? <StatusTag tone="soon">{t('incentives.draft')}</StatusTag> : <StatusTag tone={statement.confirmedAt ? 'ok' : 'ac'}>{t(statement.confirmedAt ? 'incentives.isConfirmed' : 'incentives.unconfirmed')}</StatusTag>}</>}>
        {isOwn && statement.publishedAt && !statement.confirmedAt && !lines.some(openDispute) && <button type="button" className="btn pri" onClick={() => void confirm()}><Check size={14} aria-hidden />{t('incentives.confirm')}</button>}
        <a className="btn" href={`/files/papers/statement/${statement.id}?language=${format.language}`} download><Download size={14} aria-hidden />{t('incentives.pdf')}</a>
        {can('incentives:write') && !isOwn && <button type="button" className="btn" onClick={() => setAdjusting(true)}>{t('incentives.adjust')}</button>}
      </PageHeader>
      <PayTabs at="statements" />
      <div className="pay-head">
        <dl><dt>{t('incentives.yuan', { name: t('incentives.amount') })}</dt><dd className="pay-figure">{format.money(due)}</dd></dl>
        <span className="eq desk" aria-hidden>=</span>
        <dl><dt>{t('incentives.schemePay')}</dt><dd>{format.money(statement.totalAmount)}</dd></dl>
        <dl><dt>{t('incentives.adjustments')}</dt><dd>{Number(statement.adjustedAmount) ? signed(statement.adjustedAmount, 2) : '0.00'}</dd></dl>
        <dl><dt>{t('incentives.paid')}</dt><dd>{format.money(statement.paidAmount)}</dd></dl>
        {statement.disputeUntil && <dl className="until"><dt>{t('incentives.disputeUntil')}</dt><dd>{format.instant(statement.disputeUntil)}</dd></dl>}
      </div>
      <div className="pay-line pay-columns t13 t2" aria-hidden><span /><span>{t('incentives.item')}</span><span>{t('incentives.how')}</span><span className="amount n">{t('incentives.money')}</span><span className="act" /></div>
      <ul className="pay-lines" aria-label={t('incentives.schemePay')}>{own.map(row)}</ul>
      {beside.length > 0 && (
        <>
          <p className="pay-line pay-subtotal"><span /><span className="t2">{t('incentives.subtotal')}</span><span /><b className="amount">{format.money(statement.totalAmount)}</b><span className="act" /></p>
          <ul className="pay-lines" aria-label={t('incentives.adjustments')}>{beside.map(row)}</ul>
        </>
      )}
      <p className="pay-foot t12 t3"><span className="row g6"><Lock size={14} aria-hidden />{t('incentives.fingerprint', { hash: `${statement.hash.slice(0, 4)}…${statement.hash.slice(-4)}` })}</span>
        {statement.employee?.payAccount && <span>{t('incentives.paidTo', { account: [statement.employee.payBank, statement.employee.payAccount].filter(Boolean).join(' ') })}</span>}
        {run && <Link className="lk" to={`/incentiveRuns/${run.id}/show`}>{t('incentives.runFoot', { count: run.reckonedCount })}</Link>}{run?.approverName && <span>{t('incentives.byFoot', { maker: format.person({ name: run.makerName, nameEn: run.makerNameEn }), approver: format.person({ name: run.approverName, nameEn: run.approverNameEn }) })}</span>}</p>
      {disputing && (
        <FormDialog title={`${t('incentives.dispute')}${format.language === 'zh' ? '：' : ': '}${format.language === 'zh' ? disputing.labelZh : disputing.labelEn}`} text={t('incentives.disputeText')} act={t('incentives.dispute')} defaults={{ reason: '', key: crypto.randomUUID() }} onClose={() => setDisputing(null)}
          onSend={async (values) => { await request(DISPUTE, { input: { lineId: disputing.id, idempotencyKey: String(values.key), reason: String(values.reason ?? '') } }); setDisputing(null); await refetch(); toastDone(t('incentives.disputed')); }}>
          <TextField name="reason" label={t('incentives.disputeReason')} required multiline />
        </FormDialog>
      )}
      {adjusting && (
        <FormDialog title={t('incentives.adjust')} text={t('incentives.adjustText')} act={t('incentives.adjust')} defaults={{ kind: 'CORRECTION', lineId: '', amount: '', reason: '', evidence: '', key: crypto.randomUUID() }} onClose={() => setAdjusting(false)}
          onSend={async (values) => { await request(ADJUST, { input: { statementId: id, idempotencyKey: String(values.key), kind: values.kind, lineId: values.lineId || null, amount: String(values.amount ?? ''), reason: String(values.reason ?? ''), evidence: values.evidence || null } }); setAdjusting(false); await refetch(); toastDone(t('incentives.adjustMade')); }}>
          <SelectField name="kind" label={t('incentives.adjustKind')} required choices={['CORRECTION', 'BONUS'].map((value) => ({ value, label: t(`adjustmentKind.${value}`) }))} />
          <SelectField name="lineId" label={t('incentives.ofLine')} choices={[{ value: '', label: t('incentives.noLine') }, ...lines.filter((one) => one.lineKind !== 'ADJUSTMENT').map((one) => ({ value: one.id, label: format.language === 'zh' ? one.labelZh : one.labelEn }))]} />
          <TextField name="amount" label={t('incentives.signed')} required inputMode="decimal" /><TextField name="reason" label={t('incentives.reason')} required multiline /><TextField name="evidence" label={t('incentives.evidence')} />
        </FormDialog>
      )}
    </>
  );
}

/** By when a dispute is answered; red once that is past. */
function AnswerBy({ at }: { at: string }) {
  const t = useT();
  const format = useFormat();
  const isLate = new Date(at) < new Date();
  return <span className={isLate ? 't12 latec nw' : 't12 t3 nw'}>{t(isLate ? 'incentives.answerLate' : 'incentives.answerBy', { at: format.instant(at) })}</span>;
}

/** The person's own figures of a line, as they might have been; nothing is kept. */
function WhatIf({ statementId, line }: { statementId: string; line: Line }) {
  const t = useT();
  const format = useFormat();
  const [changed, setChanged] = useState<Record<string, string>>({});
  const { data } = useAsk<{ statementFigures: FigureRow[] }>(FIGURES, { id: statementId });
  // Those that this line rests on: by their words in its tree.
  const figures = (data?.statementFigures ?? []).filter((one) => one.unit !== 'TRUTH' && line.explanation.inputs.some((input) => input.label.zh === one.label.zh));
  // A share is tried by its rows (123 of 125 instead of 120), everything else by its value.
  const isShare = (one: FigureRow): boolean => one.unit === 'RATIO' && one.above !== null && one.below !== null && Number(one.below) > 0;
  const sent = Object.entries(changed).filter(([, value]) => /^\d+(\.\d+)?$/.test(value)).flatMap(([name, value]): { name: string; more?: number; value?: string }[] => {
    const one = figures.find((each) => each.name === name);
    if (!one) return [];
    if (isShare(one)) return [{ name, more: Math.round(Number(value)) - Number(one.above) }];
    return [{ name, value: one.unit === 'RATIO' ? String(Number(value) / 100) : value }];
  });
  const shown = (one: FigureRow): string => changed[one.name] ?? (isShare(one) ? String(Number(one.above)) : one.value === null ? '' : one.unit === 'RATIO' ? String(Math.round(Number(one.value) * 10_000) / 100) : one.value);
  const after = (one: FigureRow): string => (isShare(one) ? `÷ ${Number(one.below)} = ${(Math.min(100, (Number(shown(one)) / Number(one.below)) * 100) || 0).toFixed(1)}%` : one.unit === 'RATIO' ? '%' : '');
  const estimate = useAsk<{ estimateStatement: { after: string; difference: string; lines: { key: string; after: string | null; difference: string }[] } }>(ESTIMATE, { id: statementId, figures: sent }, { enabled: sent.length > 0 });
  if (figures.length === 0) return null;
  const said = sent.length ? estimate.data?.estimateStatement : undefined;
  const own = said?.lines.find((one) => one.key === line.key);
  return (
    <Card title={<span className="row g6"><FlaskConical size={14} aria-hidden />{t('incentives.whatIf')}</span>} facts={t('incentives.notSaved')}>
      {figures.map((one) => (
        <label key={one.name} className="row wrap g6 t13"><span style={{ flexBasis: '100%' }}>{format.label(one.label)}</span><span className="in" style={{ width: 96 }}><input inputMode="decimal" value={shown(one)} onChange={(event) => setChanged({ ...changed, [one.name]: event.target.value.trim() })} /></span>{after(one) && <span className="nw">{after(one)}</span>}</label>
      ))}
      {own && <p className="row t13"><span>{t('incentives.thisLine')}</span><b className="end nw">{format.money(own.after)} <span className="ac">{signed(own.difference, 2)}</span></b></p>}
      {said && <p className="row t13" aria-live="polite"><span>{t('incentives.wouldBe')}</span><b className="end nw">{format.money(said.after)} <span className="ac">{signed(said.difference, 2)}</span></b></p>}
    </Card>
  );
}
