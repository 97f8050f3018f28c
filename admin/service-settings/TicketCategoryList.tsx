// What tickets are about: seven categories are shipped, a chain adds, renames and retires; the words by which each is proposed stand beside it.
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { CheckField, Pair, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { SERVICE_SETTINGS } from '../shared/service-sections.ts';
import { Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { SAVE_TICKET_CATEGORY, TICKET_CATEGORIES, type TicketCategoryRow } from './service-settings.operations.ts';

const NEEDS = ['ORDINARY', 'URGENT', 'SPECIAL', 'EMOTIONAL'] as const;
const LEVELS = ['L1', 'L2', 'L3'] as const;
/** Words as people write them in a line: by commas of either kind, semicolons or new lines. */
const wordsOf = (line: unknown): string[] => String(line ?? '').split(/[,，、;；\n]/).map((word) => word.trim()).filter(Boolean);

export function TicketCategoryList() {
  const t = useT();
  const format = useFormat();
  const mayWrite = useCan()('tickets:configure');
  const [editing, setEditing] = useState<TicketCategoryRow | 'new' | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ ticketCategories: { items: TicketCategoryRow[] } }>(TICKET_CATEGORIES, {}, { staleTime: 5_000 });
  const categories = data?.ticketCategories.items ?? [];
  return (
    <>
      <PageHeader title={t('ticketCategories.title')} facts={<span>{t('ticketCategories.facts')}</span>}>{mayWrite && <button type="button" className="btn pri" onClick={() => setEditing('new')}><Plus size={14} aria-hidden />{t('ticketCategories.new')}</button>}</PageHeader>
      <SectionTabs sections={SERVICE_SETTINGS} label={t('service.sections')} />
      {error ? <Failed what={t('ticketCategories.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('ticketCategories.title')}>
            <thead><tr><th scope="col">{t('ticketCategories.name')}</th><th scope="col">{t('ticketCategories.usual')}</th><th scope="col">{t('ticketCategories.words')}</th>{mayWrite && <th scope="col"><span className="visually-hidden">{t('ticketCategories.change')}</span></th>}</tr></thead>
            <tbody>{categories.map((category) => (
              <tr key={category.id}>
                <td className="lead"><span className="row g6"><span className="b">{format.named(category)}</span>{category.isShipped && <span className="tag">{t('ticketCategories.shipped')}</span>}{category.isArchived && <StatusTag tone="paused">{t('ticketCategories.archived')}</StatusTag>}</span></td>
                <td className="t2">{t(`needClass.${category.usualClass}`)} <span className="t3">{t(`ticketLevel.${category.usualLevel}`)}</span></td>
                <td className="t2 minor" style={{ whiteSpace: 'normal', maxWidth: 420 }}>{category.words.length > 0 ? <bdi lang="">{category.words.join(format.language === 'zh' ? '、' : ', ')}</bdi> : <span className="t3">{t('ticketCategories.noWords')}</span>}</td>
                {mayWrite && <td className="r"><button type="button" className="btn sm" aria-label={t('ticketCategories.edit', { name: format.named(category) })} onClick={() => setEditing(category)}>{t('ticketCategories.change')}</button></td>}
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
      {editing && <CategoryDialog category={editing === 'new' ? null : editing} last={Math.max(0, ...categories.map((one) => one.position))} onClose={() => setEditing(null)} onDone={async () => { setEditing(null); toastDone(t('ticketCategories.saved')); await refetch(); }} />}
    </>
  );
}

function CategoryDialog({ category, last, onDone, onClose }: { category: TicketCategoryRow | null; last: number; onDone: () => Promise<void>; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const choices = (word: string, values: readonly string[]) => values.map((value) => ({ value, label: t(`${word}.${value}`) }));
  return (
    <FormDialog title={category ? t('ticketCategories.edit', { name: format.named(category) }) : t('ticketCategories.new')} act={t('form.save')} onClose={onClose}
      defaults={category ? { nameZh: category.nameZh, nameEn: category.nameEn, usualClass: category.usualClass, usualLevel: category.usualLevel, words: category.words.join('，'), position: category.position, isArchived: category.isArchived } : { key: '', nameZh: '', nameEn: '', usualClass: 'ORDINARY', usualLevel: 'L1', words: '', position: last + 1, isArchived: false }}
      onSend={async ({ key, words, position, isArchived, ...values }) => {
        await request(SAVE_TICKET_CATEGORY, { input: { ...(category ? { id: category.id, expectedVersion: category.version } : { key }), ...values, words: wordsOf(words), position: Number(position) || 0, isArchived: Boolean(isArchived) } });
        await onDone();
      }}>
      {!category && <TextField name="key" label={t('ticketCategories.key')} help={t('ticketCategories.keyHelp')} required />}
      <Pair><TextField name="nameZh" label={t('ticketCategories.nameZh')} required /><TextField name="nameEn" label={t('ticketCategories.nameEn')} required /></Pair>
      <Pair><SelectField name="usualClass" label={t('ticketCategories.usualClass')} required choices={choices('needClass', NEEDS)} /><SelectField name="usualLevel" label={t('ticketCategories.usualLevel')} required choices={choices('ticketLevel', LEVELS)} /></Pair>
      <TextField name="words" label={t('ticketCategories.words')} help={t('ticketCategories.wordsHelp')} multiline />
      <TextField name="position" label={t('ticketCategories.position')} type="number" />
      {category && <CheckField name="isArchived" label={t('ticketCategories.retire')} help={t('ticketCategories.retireHelp')} />}
    </FormDialog>
  );
}
