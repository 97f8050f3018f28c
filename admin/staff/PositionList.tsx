// Positions and levels of the chain: those shipped and its own, with their duties and what is asked of whoever is hired for one.
import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { listLink, OpenNumber, StatusTag } from '../shared/cells.tsx';
import { CheckField, Pair, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { Card, PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { PLACES } from './words.ts';

const TEAMS = ['SERVICE', 'SUPPORT', 'AFTER_SALES', 'QUALITY', 'STORE', 'OFFICE'] as const;
interface Position { id: string; version: number; key: string; nameZh: string; nameEn: string; team: string; place: number; dutiesZh: string[]; dutiesEn: string[]; standardsZh: string[]; standardsEn: string[]; isShipped: boolean; isArchived: boolean }
interface Level { id: string; version: number; key: string; nameZh: string; nameEn: string; rank: number; isShipped: boolean; isArchived: boolean }
const ALL = gql`query PositionsAndLevels { positions(page: { limit: 200 }) { items { id version key nameZh nameEn team place dutiesZh dutiesEn standardsZh standardsEn isShipped isArchived } } jobLevels(page: { limit: 100 }) { items { id version key nameZh nameEn rank isShipped isArchived } } }`;
const SAVE_POSITION = gql`mutation SavePosition($input: SavePositionInput!) { savePosition(input: $input) { id } }`;
const SAVE_LEVEL = gql`mutation SaveJobLevel($input: SaveJobLevelInput!) { saveJobLevel(input: $input) { id } }`;
const lines = (value: unknown): string[] => String(value ?? '').split('\n').map((line) => line.trim()).filter(Boolean);
type Editing = { kind: 'position'; row: Position | null } | { kind: 'level'; row: Level | null };

export function PositionList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const [editing, setEditing] = useState<Editing | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ positions: { items: Position[] }; jobLevels: { items: Level[] } }>(ALL, {}, { staleTime: 0 });
  const write = can('staff:write-stores');
  const zh = format.language === 'zh';
  const saved = async (): Promise<void> => { setEditing(null); await refetch(); toastDone(t('positions.saved')); };
  const edit = (one: Editing, name: string) => write && <button type="button" className="ib sm" aria-label={t('positions.editOf', { name })} onClick={() => setEditing(one)}><Pencil size={14} aria-hidden /></button>;
  return (
    <>
      <PageHeader title={t('positions.title')}>
        {write && <button type="button" className="btn" onClick={() => setEditing({ kind: 'level', row: null })}><Plus size={14} aria-hidden />{t('positions.newLevel')}</button>}
        {write && <button type="button" className="btn pri" onClick={() => setEditing({ kind: 'position', row: null })}><Plus size={14} aria-hidden />{t('positions.new')}</button>}
      </PageHeader>
      <SectionTabs sections={PLACES} label={t('staff.places')} />
      {error ? <Failed what={t('positions.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : (
        <>
          <div className="scrollx" style={{ flex: 'none' }}><table className="table phone" aria-label={t('positions.title')}>
            <thead><tr><th scope="col">{t('employees.position')}</th><th scope="col">{t('positions.team')}</th><th scope="col">{t('positions.duties')}</th><th scope="col">{t('positions.standards')}</th><th scope="col"><span className="visually-hidden">{t('positions.acts')}</span></th></tr></thead>
            <tbody>{data.positions.items.map((row) => (
              <tr key={row.id}>
                <td className="lead"><OpenNumber to={listLink('employees', { position: row.key })}>{format.named(row)}</OpenNumber>{row.isArchived && <> <StatusTag>{t('positions.archived')}</StatusTag></>}<span className="mono t12 t3" style={{ display: 'block' }}>{row.key}</span></td>
                <td className="t2 nw">{t(`teamKind.${row.team}`)}</td>
                <td className="t13" style={{ whiteSpace: 'normal' }}>{(zh ? row.dutiesZh : row.dutiesEn).join(zh ? '、' : '; ') || '–'}</td><td className="t13 minor" style={{ whiteSpace: 'normal' }}>{(zh ? row.standardsZh : row.standardsEn).join(zh ? '、' : '; ') || '–'}</td>
                <td className="r">{edit({ kind: 'position', row }, format.named(row))}</td>
              </tr>
            ))}</tbody>
          </table></div>
          <div className="cards" style={{ padding: '16px 24px' }}><Card title={t('positions.levels')}>
            <ol className="plain col g6 t13">{data.jobLevels.items.map((row) => <li key={row.id} className="row g8"><span className="b">{format.named(row)}</span><span className="mono t12 t3">{row.key}</span>{row.isArchived && <StatusTag>{t('positions.archived')}</StatusTag>}<span className="sp" />{edit({ kind: 'level', row }, format.named(row))}</li>)}</ol>
          </Card></div>
        </>
      )}
      {editing?.kind === 'position' && <FormDialog title={t(editing.row ? 'positions.edit' : 'positions.new')} act={t('positions.save')} onClose={() => setEditing(null)}
        defaults={{ key: editing.row?.key ?? '', nameZh: editing.row?.nameZh ?? '', nameEn: editing.row?.nameEn ?? '', team: editing.row?.team ?? 'AFTER_SALES', place: String(editing.row?.place ?? 100), dutiesZh: editing.row?.dutiesZh.join('\n') ?? '', dutiesEn: editing.row?.dutiesEn.join('\n') ?? '', standardsZh: editing.row?.standardsZh.join('\n') ?? '', standardsEn: editing.row?.standardsEn.join('\n') ?? '', isArchived: editing.row?.isArchived ?? false }}
        onSend={async (values) => {
          await request(SAVE_POSITION, { input: { ...(editing.row ? { id: editing.row.id, expectedVersion: editing.row.version } : {}), key: values.key, nameZh: values.nameZh, nameEn: values.nameEn, team: values.team, place: Number(values.place) || 0, dutiesZh: lines(values.dutiesZh), dutiesEn: lines(values.dutiesEn), standardsZh: lines(values.standardsZh), standardsEn: lines(values.standardsEn), isArchived: Boolean(values.isArchived) } });
          await saved();
        }}>
        <Pair><TextField name="nameZh" label={t('stores.nameZh')} required /><TextField name="nameEn" label={t('stores.nameEn')} required /></Pair>
        {!editing.row && <TextField name="key" label={t('positions.key')} help={t('positions.keyHelp')} required />}
        <Pair><SelectField name="team" label={t('positions.team')} required choices={TEAMS.map((value) => ({ value, label: t(`teamKind.${value}`) }))} /><TextField name="place" label={t('positions.place')} inputMode="numeric" required /></Pair>
        <Pair><TextField name="dutiesZh" label={t('positions.dutiesZh')} help={t('positions.lines')} multiline /><TextField name="dutiesEn" label={t('positions.dutiesEn')} multiline /></Pair>
        <Pair><TextField name="standardsZh" label={t('positions.standardsZh')} multiline /><TextField name="standardsEn" label={t('positions.standardsEn')} multiline /></Pair>
        {editing.row && <CheckField name="isArchived" label={t('positions.archive')} />}
      </FormDialog>}
      {editing?.kind === 'level' && <FormDialog title={t(editing.row ? 'positions.editLevel' : 'positions.newLevel')} act={t('positions.save')} onClose={() => setEditing(null)}
        defaults={{ key: editing.row?.key ?? '', nameZh: editing.row?.nameZh ?? '', nameEn: editing.row?.nameEn ?? '', rank: String(editing.row?.rank ?? 10), isArchived: editing.row?.isArchived ?? false }}
        onSend={async (values) => {
          await request(SAVE_LEVEL, { input: { ...(editing.row ? { id: editing.row.id, expectedVersion: editing.row.version } : {}), key: values.key, nameZh: values.nameZh, nameEn: values.nameEn, rank: Number(values.rank) || 0, isArchived: Boolean(values.isArchived) } });
          await saved();
        }}>
        <Pair><TextField name="nameZh" label={t('stores.nameZh')} required /><TextField name="nameEn" label={t('stores.nameEn')} required /></Pair>
        {!editing.row && <TextField name="key" label={t('positions.key')} help={t('positions.keyHelp')} required />}
        <TextField name="rank" label={t('positions.rank')} help={t('positions.rankHelp')} inputMode="numeric" required />
        {editing.row && <CheckField name="isArchived" label={t('positions.archive')} />}
      </FormDialog>}
    </>
  );
}
