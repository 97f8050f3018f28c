// Keys of other systems: made here, shown once, revoked here.
import { useQueryClient } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import type { RaRecord } from 'ra-core';
import { useMemo, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { StatusTag } from '../shared/cells.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { useFormat } from '../shared/format.ts';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { TypedConfirm } from '../shared/TypedConfirm.tsx';
import { ApiKeyDialog } from './ApiKeyDialog.tsx';
import { ACCOUNTS } from './words.ts';

interface KeyRow extends RaRecord { id: string; name: string; prefix: string; createdAt: string; expiresAt: string | null; lastUsedAt: string | null; revokedAt: string | null; user: { name: string; username: string } | null }
const REVOKE = gql`mutation RevokeApiKey($id: ID!) { revokeApiKey(id: $id) { id } }`;

export function ApiKeyList() {
  const t = useT();
  const format = useFormat();
  const queries = useQueryClient();
  const [making, setMaking] = useState(false);
  const [ending, setEnding] = useState<KeyRow | null>(null);
  const again = () => queries.invalidateQueries({ queryKey: ['apiKeys'] });
  const columns = useMemo<Column<KeyRow>[]>(() => [
    { key: 'name', label: t('apiKeys.name'), phone: 'lead', sort: 'name', cell: (row) => <span className="b">{row.name}</span> },
    { key: 'prefix', label: t('apiKeys.prefix'), cell: (row) => <span className="mono t2">{row.prefix}…</span> },
    { key: 'user', label: t('apiKeys.user'), phone: 'minor', cell: (row) => <span className="t2">{format.person(row.user, '–')}</span> },
    { key: 'state', label: t('apiKeys.state'), cell: (row) => (row.revokedAt ? <StatusTag>{t('apiKeys.revoked')}</StatusTag> : row.expiresAt && Date.parse(row.expiresAt) < Date.now() ? <StatusTag tone="soon">{t('apiKeys.expired')}</StatusTag> : <span className="t2">{t('apiKeys.active')}</span>) },
    { key: 'used', label: t('apiKeys.lastUsedAt'), align: 'right', cell: (row) => <span className="t2">{row.lastUsedAt ? format.instant(row.lastUsedAt) : t('apiKeys.unused')}</span> },
    { key: 'expires', label: t('apiKeys.expiresAt'), align: 'right', sort: 'expiresAt', phone: 'minor', cell: (row) => <span className="t2">{format.day(row.expiresAt)}</span> },
    { key: 'act', label: '', align: 'right', cell: (row) => (row.revokedAt ? null : <button type="button" className="btn sm danger" aria-label={t('apiKeys.revokeNamed', { name: row.name })} onClick={() => setEnding(row)}>{t('apiKeys.revoke')}</button>) },
  ], [t, format]);
  const revoke = async (row: KeyRow) => {
    setEnding(null);
    try {
      await request(REVOKE, { id: row.id });
      toastDone(t('apiKeys.revokedDone', { name: row.name }));
    } catch (fault) { toastFault((fault as Fault).message); }
    await again();
  };
  const create = <button type="button" className="btn pri" onClick={() => setMaking(true)}><Plus size={14} aria-hidden />{t('apiKeys.new')}</button>;
  return (
    <>
      <ListPage<KeyRow> resource="apiKeys" what={t('apiKeys.title')} unit={t('apiKeys.unit')} columns={columns} nameOf={(row) => row.name} sort={{ field: 'createdAt', order: 'DESC' }}
        views={<SectionTabs sections={ACCOUNTS} label={t('accounts.sections')} />} header={<PageHeader title={t('apiKeys.title')}>{create}</PageHeader>}
        empty={<Empty icon={KeyRound} title={t('apiKeys.empty')} text={t('apiKeys.emptyText')}>{create}</Empty>} />
      {making && <ApiKeyDialog onClose={() => { setMaking(false); void again(); }} />}
      {ending && <TypedConfirm title={t('apiKeys.revokeTitle', { name: ending.name })} name={ending.name} act={t('apiKeys.revokeAct')} onConfirm={() => void revoke(ending)} onClose={() => setEnding(null)}>{t('apiKeys.revokeText')}</TypedConfirm>}
    </>
  );
}
