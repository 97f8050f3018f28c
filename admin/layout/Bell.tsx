// The bell: how much is unread, as it comes; behind it what one was told, each leading to its row, and when one wants to be left alone.
import Popover from '@mui/material/Popover';
import Tooltip from '@mui/material/Tooltip';
import { Bell as BellIcon, CheckCheck } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { placeOf } from '../../schema/places.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useLanguage, useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { onReconnect, useSubscription } from '../provider/realtime.ts';
import { useAct, useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { useFormat } from '../shared/format.ts';

interface Item { zh: string; en: string; resource?: string | null; id?: string | null }
interface Told {
  id: string; titleZh: string; titleEn: string; bodyZh: string | null; bodyEn: string | null; resource: string | null; resourceId: string | null;
  count: number; isDigest: boolean; items: Item[]; toldAt: string; readAt: string | null;
}
interface Setting { isMailOn: boolean; quietFrom: string; quietTo: string }

const UNREAD = gql`query UnreadNotifications { notifications(filter: { readAt: { isNull: true } }, page: { limit: 1 }) { total } }`;
const TOLD = gql`query Notifications { notifications(sort: [{ field: TOLD_AT, order: DESC }], page: { limit: 30 }) {
  items { id titleZh titleEn bodyZh bodyEn resource resourceId count isDigest items toldAt readAt } } }`;
const SETTING = gql`query NotificationSettings { notificationSettings(page: { limit: 1 }) { items { isMailOn quietFrom quietTo } } }`;
const READ = gql`mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) { markNotificationsRead(input: $input) }`;
const SAVE = gql`mutation SaveNotificationSetting($input: SaveNotificationSettingInput!) { saveNotificationSetting(input: $input) { isMailOn quietFrom quietTo } }`;
const RECEIVED = 'subscription NotificationReceived { notificationReceived { id version } }';
const USUAL: Setting = { isMailOn: true, quietFrom: '22:00', quietTo: '08:00' };

function Line({ told, onOpen }: { told: Told; onOpen: (told: Told, to: string | null) => void }) {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const can = useCan();
  const words = (item: { zh: string; en: string }) => (language === 'zh' ? item.zh : item.en);
  const body = language === 'zh' ? told.bodyZh : told.bodyEn;
  const inside: ReactNode = (
    <>
      <span className={told.readAt ? 'el' : 'el b'}>{language === 'zh' ? told.titleZh : told.titleEn}{told.count > 1 && <span className="t3"> {t('bell.times', { count: told.count })}</span>}</span>
      {body && <span className="t12 t2">{body}</span>}
      <span className="t12 t3">{format.instant(told.toldAt)}{!told.readAt && <span className="visually-hidden"> {t('bell.new')}</span>}</span>
    </>
  );
  return (
    <li className={told.readAt ? 'told' : 'told new'}>
      <button type="button" className="col" onClick={() => onOpen(told, placeOf(told.resource, told.resourceId, can))}>{inside}</button>
      {told.items.length > 0 && (
        <ul className="t12">
          {told.items.slice(0, 5).map((item, at) => {
            const to = placeOf(item.resource, item.id, can);
            return <li key={`${item.id ?? at}`}>{to ? <button type="button" className="lnk" onClick={() => onOpen(told, to)}>{words(item)}</button> : words(item)}</li>;
          })}
          {told.count > 5 && <li className="t3">{t('bell.more', { count: told.count - 5 })}</li>}
        </ul>
      )}
    </li>
  );
}

function Settings() {
  const t = useT();
  const { data } = useAsk<{ notificationSettings: { items: Setting[] } }>(SETTING, {}, { staleTime: 0 });
  const save = useAct<unknown, { input: Partial<Setting> }>(SAVE);
  const [own, setOwn] = useState<Partial<Setting>>({});
  const setting = { ...USUAL, ...data?.notificationSettings.items[0], ...own };
  const change = (patch: Partial<Setting>) => { setOwn({ ...own, ...patch }); save.mutate({ input: patch }); };
  return (
    <details className="t13">
      <summary>{t('bell.settings')}</summary>
      <label className="row g6"><input type="checkbox" checked={setting.isMailOn} onChange={(event) => change({ isMailOn: event.target.checked })} />{t('bell.mail')}</label>
      <div className="row g6 wrap">
        <span>{t('bell.quiet')}</span>
        <input type="time" aria-label={t('bell.quietFrom')} value={setting.quietFrom} onChange={(event) => event.target.value && change({ quietFrom: event.target.value })} />
        <span aria-hidden>–</span>
        <input type="time" aria-label={t('bell.quietTo')} value={setting.quietTo} onChange={(event) => event.target.value && change({ quietTo: event.target.value })} />
      </div>
      {save.isError && <p className="err-line" role="alert">{t('bell.notSaved')}</p>}
    </details>
  );
}

function Panel({ onLeave }: { onLeave: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data, isError, isLoading } = useAsk<{ notifications: { items: Told[] } }>(TOLD, {}, { staleTime: 0 });
  const read = useAct<unknown, { input: { ids?: string[] } }>(READ);
  const mark = (ids?: string[]) => read.mutate({ input: ids ? { ids } : {} }, { onSettled: () => queries.invalidateQueries({ queryKey: ['ask'], predicate: ({ queryKey }) => /Notifications$/.test(String(queryKey[1])) }) });
  const open = (told: Told, to: string | null) => {
    if (!told.readAt) mark([told.id]);
    if (to) { onLeave(); navigate(to); }
  };
  const items = data?.notifications.items ?? [];
  return (
    <section className="bell-panel" aria-labelledby="bell-title">
      <div className="row">
        <h2 id="bell-title" className="t14 b grow">{t('bell.title')}</h2>
        <button type="button" className="btn sm" disabled={!items.some((one) => !one.readAt)} onClick={() => mark()}><CheckCheck size={14} aria-hidden />{t('bell.readAll')}</button>
      </div>
      {isError && <p className="note late">{t('bell.fault')}</p>}
      {!isError && !isLoading && items.length === 0 && <p className="t13 t3">{t('bell.none')}</p>}
      <ul className="list">{items.map((told) => <Line key={told.id} told={told} onOpen={open} />)}</ul>
      <Settings />
    </section>
  );
}

export function Bell() {
  const t = useT();
  const viewer = useViewer();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const queries = useQueryClient();
  const { data } = useAsk<{ notifications: { total: number } }>(UNREAD, {}, { enabled: Boolean(viewer), staleTime: 60_000 });
  const again = () => void queries.invalidateQueries({ queryKey: ['ask'], predicate: ({ queryKey }) => /Notifications$/.test(String(queryKey[1])) });
  useSubscription(RECEIVED, viewer ? {} : null, again);
  // What was told while the line was down is asked for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: one listener while mounted
  useEffect(() => onReconnect(again), []);
  const unread = data?.notifications.total ?? 0;
  const label = unread ? t('bell.unread', { count: unread }) : t('bell.title');
  return (
    <>
      <Tooltip title={label}>
        <button type="button" className="ib" aria-label={label} aria-haspopup="dialog" aria-expanded={Boolean(anchor)} onClick={(event) => setAnchor(event.currentTarget)}>
          <BellIcon size={16} strokeWidth={1.75} aria-hidden />
          {unread > 0 && <span className="cnt" aria-hidden>{unread > 99 ? '99+' : unread}</span>}
        </button>
      </Tooltip>
      <Popover open={Boolean(anchor)} anchorEl={anchor} onClose={() => setAnchor(null)} anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }} transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': t('bell.title') } }}>
        {anchor && <Panel onLeave={() => setAnchor(null)} />}
      </Popover>
    </>
  );
}
