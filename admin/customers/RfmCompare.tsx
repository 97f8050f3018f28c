// Two models side by side: how many customers went from which group to which.
import { X } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { count, useFormat } from '../shared/format.ts';
import { Failed, SkeletonRows } from '../shared/states.tsx';
import { useRamp } from './ramp.ts';
import type { RfmModel } from './rfm.ts';

const COMPARE = gql`query RfmCompare($from: ID!, $to: ID!) { rfmCompare(fromModelId: $from, toModelId: $to) { fromGroup toGroup customers } }`;
interface Move { fromGroup: string | null; toGroup: string | null; customers: number }

export function RfmCompare({ model, models, onClose }: { model: RfmModel; models: RfmModel[]; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const ramp = useRamp();
  const others = models.filter((each) => each.id !== model.id);
  const [from, setFrom] = useState(others.find((each) => each.key === model.key)?.id ?? others[0]?.id ?? '');
  const other = models.find((each) => each.id === from);
  const { data, error, refetch } = useAsk<{ rfmCompare: Move[] }>(COMPARE, { from, to: model.id }, { enabled: Boolean(from) });
  const moves = data?.rfmCompare ?? [];
  const keysOf = (side: 'fromGroup' | 'toGroup', of?: RfmModel) => {
    const held = new Set(moves.map((move) => move[side]));
    return [...(of?.groups ?? []).map((group) => group.key).filter((key) => held.has(key)), ...[...held].filter((key) => !of?.groups.some((group) => group.key === key))];
  };
  const nameOf = (key: string | null, of?: RfmModel) => { const group = of?.groups.find((each) => each.key === key); return key === null ? t('rfm.outside') : group ? format.label(group) : key; };
  const rows = keysOf('fromGroup', other);
  const columns = keysOf('toGroup', model);
  const most = Math.max(...moves.map((move) => move.customers), 1);
  const stayed = moves.filter((move) => move.fromGroup === move.toGroup).reduce((sum, move) => sum + move.customers, 0);
  const total = moves.reduce((sum, move) => sum + move.customers, 0);
  return (
    <section className="card" style={{ marginTop: 20 }} aria-label={t('rfm.compare')}>
      <header>
        <h2>{t('rfm.compareTitle')}</h2>
        <label className="in sm"><span className="visually-hidden">{t('rfm.compareWith')}</span>
          <select value={from} onChange={(event) => setFrom(event.target.value)}>{others.map((each) => <option key={each.id} value={each.id}>{t('rfm.version', { name: format.named(each), number: each.number })}</option>)}</select></label>
        <span className="t12 t3 n">{total > 0 && t('rfm.stayed', { stayed: count(stayed), total: count(total) })}</span><span className="sp" />
        <button type="button" className="ib sm" aria-label={t('ra.action.close')} onClick={onClose}><X size={14} aria-hidden /></button>
      </header>
      <div className="bd scrollx">
        {error ? <Failed what={t('rfm.compare')} fault={error} onRetry={() => refetch()} /> : !data ? <SkeletonRows rows={4} height={28} /> : (
          <table className="heat wide">
            <caption className="visually-hidden">{t('rfm.compareTitle')}</caption>
            <thead><tr><th scope="col" className="t12 t3">{t('rfm.fromTo')}</th>{columns.map((key) => <th key={key ?? '-'} scope="col">{nameOf(key, model)}</th>)}</tr></thead>
            <tbody>{rows.map((row) => (
              <tr key={row ?? '-'}><th scope="row">{nameOf(row, other)}</th>
                {columns.map((column) => { const n = moves.find((move) => move.fromGroup === row && move.toGroup === column)?.customers ?? 0; return <td key={column ?? '-'} style={ramp(n / most)}>{count(n)}</td>; })}
              </tr>
            ))}</tbody>
          </table>
        )}
      </div>
    </section>
  );
}
