// A dry run of a draft: which kinds of tickets would be promised otherwise, and which of those that are open; nothing is written.
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { useFormat } from '../shared/format.ts';
import { PanelSection } from '../shared/Page.tsx';
import { Failed, SkeletonRows } from '../shared/states.tsx';
import { type LiveChanges, type Rules, type Tried, TRY } from './promises.operations.ts';

const MOST = 12;
export function DryRun({ policyId, rules }: { policyId: string; rules: Rules }) {
  const t = useT();
  const format = useFormat();
  const { data, error, isPending } = useAsk<{ previewSlaPolicy: Tried }>(TRY, { input: { id: policyId, draft: { rules } } }, { keep: false });
  if (error) return <Failed what={t('slaPolicies.try')} fault={error} />;
  if (isPending) return <SkeletonRows rows={3} height={30} />;
  const { changes, triedCount, live } = data.previewSlaPolicy;
  const zh = format.language === 'zh';
  const words = (before: string | null, after: string | null) => <><del className="t3">{before ?? '–'}</del> → <ins>{after ?? '–'}</ins></>;
  return (
    <PanelSection title={t('slaPolicies.try')}>
      <p className="t13" role="status">{t('slaPolicies.tried', { count: triedCount, changed: changes.length })}</p>
      <ul className="plain t12">{changes.slice(0, MOST).map((one, at) => <li key={at} style={{ padding: '3px 0' }}><span className="t2">{zh ? one.labelZh : one.labelEn}</span> {t(`clockKind.${one.kind}`)} {words(zh ? one.beforeZh : one.beforeEn, zh ? one.afterZh : one.afterEn)}</li>)}</ul>
      {changes.length > MOST && <p className="t12 t3">{t('slaPolicies.more', { count: changes.length - MOST })}</p>}
      <LiveChangeList live={live} />
    </PanelSection>
  );
}

/** Which live tickets would change, the nearest deadline first. */
export function LiveChangeList({ live }: { live: LiveChanges }) {
  const t = useT();
  const format = useFormat();
  const zh = format.language === 'zh';
  return (
    <>
      <p className="t13" style={{ marginTop: 8 }} role="status">{t('slaPolicies.live', { count: live.triedCount, changed: live.ticketCount })}</p>
      <ul className="plain t12">{live.changes.slice(0, MOST).map((one, at) => <li key={at} style={{ padding: '3px 0' }}><Link className="lk t12" to={`/tickets/${one.ticketId}/show`}>{one.number}</Link> {t(`clockKind.${one.kind}`)} <del className="t3">{(one.dueBefore ? format.instant(one.dueBefore) : zh ? one.beforeZh : one.beforeEn) ?? '–'}</del> → <ins>{(one.dueAfter ? format.instant(one.dueAfter) : zh ? one.afterZh : one.afterEn) ?? '–'}</ins></li>)}</ul>
      {live.changes.length > MOST && <p className="t12 t3">{t('retarget.more', { count: live.changes.length - MOST })}</p>}
    </>
  );
}
