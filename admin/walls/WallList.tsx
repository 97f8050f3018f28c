// Which stores show their promises to everybody: publishing a wall, opening it, printing it with a code to scan.
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { StatusTag } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { PUBLISH_WALL, type WallRow, WALLS } from './walls.operations.ts';

interface StoreRow { id: string; code: string; nameZh: string; nameEn: string; closedOn: string | null }
const SECTIONS = [{ to: '/monthlyReviews', title: 'monthly.title', right: 'quality:read' }, { to: '/improvementPlans', title: 'plans.title', right: 'quality:read' }, { to: '/serviceWalls', title: 'walls.title', right: 'quality:configure' }];

export function WallList() {
  const t = useT();
  const format = useFormat();
  const { data, error, isPending, refetch } = useAsk<{ serviceWalls: { items: WallRow[] }; stores: { items: StoreRow[] } }>(WALLS, undefined, { staleTime: 0 });
  const walls = new Map((data?.serviceWalls.items ?? []).map((one) => [one.storeId, one]));
  const turn = (storeId: string, isPublic: boolean) => void request(PUBLISH_WALL, { input: { storeId, isPublic } }).then(async () => { await refetch(); toastDone(t('walls.done')); }).catch((fault: Fault) => toastFault(fault.message));
  return (
    <>
      <PageHeader title={t('walls.title')} facts={<span>{t('walls.facts')}</span>} />
      <SectionTabs sections={SECTIONS} label={t('walls.title')} />
      {error ? <Failed what={t('walls.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('walls.title')}>
            <thead><tr><th scope="col">{t('walls.store')}</th><th scope="col">{t('walls.state')}</th><th scope="col">{t('walls.acts')}</th></tr></thead>
            <tbody>{(data?.stores.items ?? []).filter((one) => !one.closedOn).map((store) => {
              const wall = walls.get(store.id);
              return (
                <tr key={store.id}>
                  <td className="lead b">{format.named(store)}</td><td><StatusTag tone={wall?.isPublic ? 'ok' : 'paused'}>{t(wall?.isPublic ? 'walls.public' : 'walls.hidden')}</StatusTag></td>
                  <td><span className="row g4">
                    <button type="button" className="btn sm" onClick={() => turn(store.id, !wall?.isPublic)}>{t(wall?.isPublic ? 'walls.takeDown' : 'walls.publish')}</button>
                    {wall?.isPublic && <a className="btn sm" href={`/portal/wall/${store.code}`} target="_blank" rel="noreferrer">{t('walls.open')}</a>}
                    {wall?.isPublic && <a className="btn sm" href={`/files/papers/service-wall/${wall.id}?language=${format.language}`} download>{t('walls.print')}</a>}
                  </span></td>
                </tr>
              );
            })}</tbody>
          </table>
        </div>
      )}
    </>
  );
}
