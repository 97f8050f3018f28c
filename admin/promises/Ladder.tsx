// The ladder of a policy: before or after which deadline who is told, or to whom a ticket goes up, and after which silence it goes back to the queue.
import { Pencil, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useT } from '../i18n/language.tsx';
import { Pair, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { saySource, sourceWritten } from '../shared/source.ts';
import type { LadderStep, Rules, Silence } from './promises.operations.ts';
import { CLOCKS, newId, SomeField, text, WhenFields, whenOf } from './RuleDialogs.tsx';
import { sayAmount, sayMoment, sayWhen } from './sayings.ts';

const PEOPLE = ['OWNER', 'FIRST_CONTACT', 'MANAGER', 'L2', 'L3'] as const;

/** `onChange`: none where it is only read. */
export function Ladder({ rules, onChange }: { rules: Rules; onChange?: (more: Partial<Rules>) => void }) {
  const t = useT();
  const format = useFormat();
  const [editing, setEditing] = useState<{ step?: LadderStep | null; silence?: Silence | null; update?: Silence | null } | null>(null);
  const steps = rules.steps ?? [];
  const silence = rules.silence ?? [];
  const updates = rules.updates ?? [];
  if (steps.length === 0 && silence.length === 0 && updates.length === 0 && !onChange) return null;
  const note = (one: { noteZh?: string; noteEn?: string }) => (format.language === 'zh' ? one.noteZh : one.noteEn);
  const among = format.language === 'zh' ? '、' : ', ';
  const put = <T extends { id: string }>(list: readonly T[], one: T): T[] => (list.some((each) => each.id === one.id) ? list.map((each) => (each.id === one.id ? one : each)) : [...list, one]);
  const buttons = (label: string, edit: () => void, remove: () => void) => (
    <td className="r"><button type="button" className="ib sm" aria-label={`${t('ladder.edit')} ${label}`} onClick={edit}><Pencil size={14} aria-hidden /></button><button type="button" className="ib sm" aria-label={`${t('slaPolicies.removeTarget')} ${label}`} onClick={remove}><X size={14} aria-hidden /></button></td>
  );
  return (
    <section aria-label={t('ladder.title')}>
      <h2 className="t13 b" style={{ padding: '14px 20px 6px' }}>{t('ladder.title')}</h2>
      <div className="scrollx">
        <table className="table phone" aria-label={t('ladder.title')}>
          <thead><tr><th scope="col">{t('ladder.at')}</th><th scope="col">{t('ladder.what')}</th><th scope="col">{t('slaPolicies.column.when')}</th><th scope="col">{t('slaPolicies.column.source')}</th>{onChange && <th scope="col"><span className="visually-hidden">{t('ladder.edit')}</span></th>}</tr></thead>
          <tbody>
            {steps.map((step) => (
              <tr key={step.id}>
                <td className="b">{sayMoment(step, t, format.language)}</td>
                <td style={{ whiteSpace: 'normal' }}>{t(`ladder.act.${step.act}`, { people: step.to.map((one) => t(`ladder.to.${one}`)).join(among) })}{step.within && <span className="t12 t3" style={{ display: 'block' }}>{t('ladder.within', { time: sayAmount(step.within, format.language) })}</span>}</td>
                <td style={{ whiteSpace: 'normal' }}>{[sayWhen(step.when, t, format.language), step.minAmount && t('ladder.from', { amount: format.money(step.minAmount) })].filter(Boolean).join(format.language === 'zh' ? '，' : ', ')}<span className="t12 t3" style={{ display: 'block' }}>{note(step)}</span></td>
                <td className="t2 minor">{saySource(step.source, t)}</td>
                {onChange && buttons(`${sayMoment(step, t, format.language)} ${sayWhen(step.when, t, format.language)}`, () => setEditing({ step }), () => onChange({ steps: steps.filter((each) => each.id !== step.id) }))}
              </tr>
            ))}
            {updates.map((one) => (
              <tr key={one.id}>
                <td className="b">{t('ladder.unheard', { time: sayAmount({ unit: 'BUSINESS_MINUTES', amount: one.minutes }, format.language) })}</td><td>{t('ladder.remind')}</td>
                <td style={{ whiteSpace: 'normal' }}>{sayWhen(one.when, t, format.language)}<span className="t12 t3" style={{ display: 'block' }}>{note(one)}</span></td><td className="t2 minor">{saySource(one.source, t)}</td>
                {onChange && buttons(`${t('ladder.remind')} ${sayWhen(one.when, t, format.language)}`, () => setEditing({ update: one }), () => onChange({ updates: updates.filter((each) => each.id !== one.id) }))}
              </tr>
            ))}
            {silence.map((one) => (
              <tr key={one.id}>
                <td className="b">{t('ladder.silent', { time: sayAmount({ unit: 'BUSINESS_MINUTES', amount: one.minutes }, format.language) })}</td><td>{t('ladder.back')}</td>
                <td style={{ whiteSpace: 'normal' }}>{sayWhen(one.when, t, format.language)}<span className="t12 t3" style={{ display: 'block' }}>{note(one)}</span></td><td className="t2 minor">{saySource(one.source, t)}</td>
                {onChange && buttons(`${t('ladder.back')} ${sayWhen(one.when, t, format.language)}`, () => setEditing({ silence: one }), () => onChange({ silence: silence.filter((each) => each.id !== one.id) }))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {onChange && <div className="row wrap" style={{ padding: '10px 20px' }}><button type="button" className="btn" onClick={() => setEditing({ step: null })}><Plus size={14} aria-hidden />{t('ladder.add')}</button><button type="button" className="btn" onClick={() => setEditing({ silence: null })}><Plus size={14} aria-hidden />{t('ladder.addSilence')}</button><button type="button" className="btn" onClick={() => setEditing({ update: null })}><Plus size={14} aria-hidden />{t('ladder.addUpdate')}</button></div>}
      {editing && 'step' in editing && onChange && <StepDialog step={editing.step ?? null} onClose={() => setEditing(null)} onDone={(step) => { setEditing(null); onChange({ steps: put(steps, step) }); }} />}
      {editing && 'silence' in editing && onChange && <SilenceDialog silence={editing.silence ?? null} onClose={() => setEditing(null)} onDone={(one) => { setEditing(null); onChange({ silence: put(silence, one) }); }} />}
      {editing && 'update' in editing && onChange && <SilenceDialog isNews silence={editing.update ?? null} onClose={() => setEditing(null)} onDone={(one) => { setEditing(null); onChange({ updates: put(updates, one) }); }} />}
    </section>
  );
}

function StepDialog({ step, onDone, onClose }: { step: LadderStep | null; onDone: (step: LadderStep) => void; onClose: () => void }) {
  const t = useT();
  return (
    <FormDialog title={t(step ? 'ladder.edit' : 'ladder.add')} act={t('slaPolicies.done')} onClose={onClose}
      defaults={{ clock: step?.clock ?? 'PLAN', minutes: step?.minutes ?? 0, act: step?.act ?? 'ALERT', to: step?.to ?? ['OWNER'], level: step?.act === 'ESCALATE' ? step.to[0] : 'L2', within: step?.within ? step.within.amount / 60 : 4, minAmount: step?.minAmount ?? '', source: saySource(step?.source, t), noteZh: step?.noteZh ?? '', noteEn: step?.noteEn ?? '', ...step?.when }}
      onSend={async (values) => {
        const lifts = values.act === 'ESCALATE';
        const to = lifts ? [String(values.level)] : (values.to as string[]);
        onDone({
          id: step?.id ?? newId(), clock: String(values.clock), minutes: Number(values.minutes ?? 0), act: lifts ? 'ESCALATE' : 'ALERT', to: to.length > 0 ? to : ['OWNER'], when: whenOf(values, step?.when ?? {}), source: sourceWritten(values.source, step?.source, t),
          ...(lifts ? { within: { unit: step?.within?.unit ?? 'BUSINESS_MINUTES', amount: Number(values.within ?? 4) * 60 } } : {}), ...(text(values.minAmount) ? { minAmount: Number(values.minAmount).toFixed(2) } : {}),
          ...(text(values.noteZh) ? { noteZh: text(values.noteZh) } : {}), ...(text(values.noteEn) ? { noteEn: text(values.noteEn) } : {}),
        });
      }}>
      <Pair><SelectField name="clock" label={t('slaPolicies.column.clock')} required choices={CLOCKS.map((value) => ({ value, label: t(`clockKind.${value}`) }))} /><TextField name="minutes" label={t('ladder.minutes')} help={t('ladder.minutesHelp')} type="number" required /></Pair>
      <SelectField name="act" label={t('ladder.what')} required choices={['ALERT', 'ESCALATE'].map((value) => ({ value, label: t(`ladder.choice.${value}`) }))} />
      <WhoFields />
      <Pair><TextField name="minAmount" label={t('ladder.minAmount')} inputMode="decimal" /><TextField name="source" label={t('slaPolicies.column.source')} required /></Pair>
      <Pair><TextField name="noteZh" label={t('ladder.noteZh')} /><TextField name="noteEn" label={t('ladder.noteEn')} /></Pair>
      <WhenFields />
    </FormDialog>
  );
}

/** Whom an alert tells; to which level a ticket goes up, and by when that level steps in. */
function WhoFields() {
  const t = useT();
  const act = useWatch({ name: 'act' });
  if (act !== 'ESCALATE') return <SomeField name="to" label={t('ladder.people')} choices={PEOPLE.map((value) => ({ value, label: t(`ladder.to.${value}`) }))} />;
  return <Pair><SelectField name="level" label={t('ladder.level')} required choices={['L2', 'L3'].map((value) => ({ value, label: t(`ladder.to.${value}`) }))} /><TextField name="within" label={t('ladder.withinHours')} type="number" required /></Pair>;
}

/** `isNews`: not to the queue after an unanswered word, but a reminder to tell the customer. */
function SilenceDialog({ silence, isNews = false, onDone, onClose }: { silence: Silence | null; isNews?: boolean; onDone: (one: Silence) => void; onClose: () => void }) {
  const t = useT();
  return (
    <FormDialog title={t(isNews ? 'ladder.addUpdate' : 'ladder.addSilence')} text={t(isNews ? 'ladder.updateText' : 'ladder.silenceText')} act={t('slaPolicies.done')} onClose={onClose} defaults={{ minutes: silence?.minutes ?? (isNews ? 480 : 120), source: saySource(silence?.source, t), ...silence?.when }}
      onSend={async (values) => onDone({ ...silence, id: silence?.id ?? newId(), minutes: Number(values.minutes), when: whenOf(values, silence?.when ?? {}), source: sourceWritten(values.source, silence?.source, t) })}>
      <Pair><TextField name="minutes" label={t('ladder.silenceMinutes')} type="number" required /><TextField name="source" label={t('slaPolicies.column.source')} required /></Pair>
      <WhenFields />
    </FormDialog>
  );
}
