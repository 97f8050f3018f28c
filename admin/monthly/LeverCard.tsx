// The lever sheet: what a point less of return rate is worth to a place in a year, line by line from its own figures, with what was assumed named and changed here.
import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { StatusTag } from '../shared/cells.tsx';
import { ExplainPopover } from '../shared/Explain.tsx';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { decimal, moneyWithUnit, rate, useFormat } from '../shared/format.ts';
import { toastDone } from '../shared/Toasts.tsx';
import { type Lever, LEVER, SAVE_LEVER } from './monthly.operations.ts';

/** As people write a share, and as the server takes it. */
const percentOf = (share: string): string => String(Math.round(Number(share) * 10_000) / 100);
const shareOf = (percent: unknown): string | undefined => { const said = String(percent ?? '').trim(); return said === '' ? undefined : Number.isFinite(Number(said)) ? String(Math.round(Number(said) * 100) / 10_000) : said; };

export function LeverCard({ place }: { place: { reviewScope: string; storeId: string | null; regionId: string | null } }) {
  const t = useT();
  const format = useFormat();
  const [editing, setEditing] = useState(false);
  const { data, refetch } = useAsk<Lever>(LEVER, { input: place }, { staleTime: 0 });
  const lever = data?.returnLever;
  if (!lever) return null;
  const lines = lever.explanation.inputs.filter((one) => one.value !== null && one.unit);
  return (
    <section>
      <h2>{t('lever.title')}</h2>
      <p className="t13"><ExplainPopover name={t('lever.title')} explanation={lever.explanation}>{moneyWithUnit(lever.worthAmount, format.language)}</ExplainPopover> {t('lever.worth')}{lever.profitPoints !== null && ` · ${t('lever.points', { points: lever.profitPoints })}`} · {t('lever.rate')} {lever.returnRate === null ? '–' : rate(lever.returnRate)}</p>
      <table className="table lever" aria-label={t('lever.title')}><tbody>{lines.map((one) => (
        <tr key={one.label.zh}><th scope="row">{format.label(one.label)}{one.note && <span className="t12 t3" style={{ display: 'block' }}>{format.label(one.note)}</span>}</th><td className="r">{decimal(String(one.value), 2)}</td></tr>
      ))}</tbody></table>
      <p className="row wrap g8 t13"><span className="t3">{t('lever.assumptions')}</span>{lever.assumptions.map((one) => <StatusTag key={one.key} tone={one.isOwn ? 'ac' : undefined}>{`${format.label(one.label)} ${percentOf(one.value)}%`}</StatusTag>)}
        <button type="button" className="btn sm" onClick={() => setEditing(true)}><SlidersHorizontal size={14} aria-hidden />{t('lever.change')}</button></p>
      {editing && (
        <FormDialog title={t('lever.change')} text={t('lever.changeText')} act={t('lever.reckon')} onClose={() => setEditing(false)} defaults={Object.fromEntries(lever.assumptions.map((one) => [one.key, percentOf(one.value)]))}
          onSend={async (values) => {
            const next = Object.fromEntries(lever.assumptions.flatMap((one) => { const said = shareOf(values[one.key]); return said === undefined || ((!one.isOwn || lever.marginsVersion === null) && said === String(Number(one.value))) ? [] : [[one.key, said]]; }));
            await request(SAVE_LEVER, { input: { ...place, ...(lever.marginsVersion === null ? {} : { expectedVersion: lever.marginsVersion }), margins: next } });
            setEditing(false);
            await refetch();
            toastDone(t('lever.kept'));
          }}>
          {lever.assumptions.map((one) => <TextField key={one.key} name={one.key} label={format.label(one.label)} suffix="%" inputMode="decimal" help={t(`lever.help.${one.key}`)} />)}
        </FormDialog>
      )}
    </section>
  );
}
