// Creates and changes a tag: names and group in both languages, colour, how it is set, when it falls off.
import { useQueryClient } from '@tanstack/react-query';
import { useGetOne } from 'ra-core';
import { lazy, Suspense } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { useNavigate, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { standing } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { FieldShell, Pair, ReferenceField, SelectField, TextField } from '../shared/fields.tsx';
import { useFormat } from '../shared/format.ts';
import { FormFrame } from '../shared/FormFrame.tsx';
import { Failed, PageSkeleton, SkeletonRows } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import './customers.css';
import type { TagRow } from './TagList.tsx';

const COLOURS = ['INDIGO', 'AMBER', 'TEAL', 'VERMILION', 'SKY', 'PLUM', 'OLIVE', 'SLATE'];
const ARCHIVE = gql`mutation ArchiveTag($id: ID!, $expectedVersion: Int!) { archiveTag(id: $id, expectedVersion: $expectedVersion) { id } }`;
// The builder is heavy; it comes when a rule tag is written.
const RuleField = lazy(() => import('./RuleField.tsx').then((m) => ({ default: m.RuleField })));

export function TagEdit() {
  const { id = '' } = useParams();
  const t = useT();
  const { data, error, isPending, refetch } = standing(useGetOne<TagRow>('tags', { id }, { retry: false }));
  if (error) return <Failed what={t('tags.title')} fault={error as Fault} onRetry={() => refetch()} />;
  if (isPending || !data) return <PageSkeleton />;
  return <TagForm key={id} record={data} />;
}
export const TagCreate = () => <TagForm />;

function TagForm({ record }: { record?: TagRow }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const can = useCan();
  const labels = { nameZh: t('tags.nameZh'), nameEn: t('tags.nameEn'), groupZh: t('tags.groupZh'), groupEn: t('tags.groupEn'), colour: t('tags.colour'), expiresAfterDays: t('tags.expiry'), adviceZh: t('tags.adviceZh'), adviceEn: t('tags.adviceEn'), ownerId: t('tags.owner') };
  const archive = async () => {
    if (!record) return;
    try {
      await request(ARCHIVE, { id: record.id, expectedVersion: record.version });
      await queries.invalidateQueries();
      toastDone(t('tags.archivedDone', { name: format.named(record) }));
      navigate('/tags');
    } catch (fault) { toastFault((fault as Fault).message); }
  };
  return (
    <FormFrame resource="tags" record={record as never} defaults={{ colour: 'INDIGO', tagKind: 'MANUAL' }} title={record ? format.named(record) : t('tags.new')} labels={labels} saveLabel={record ? undefined : t('tags.create')}
      path={[{ label: t('tags.title'), to: '/tags' }, { label: record ? format.named(record) : t('tags.new') }]} onSaved={() => navigate('/tags')}
      actions={record && !record.isArchived && <button type="button" className="btn" onClick={() => void archive()}>{t('tags.archive')}</button>}>
      <Pair><TextField name="nameZh" label={labels.nameZh} required /><TextField name="nameEn" label={labels.nameEn} required /></Pair>
      <Pair><TextField name="groupZh" label={labels.groupZh} required /><TextField name="groupEn" label={labels.groupEn} required /></Pair>
      <Pair><TextField name="adviceZh" label={labels.adviceZh} multiline help={t('tags.adviceHelp')} /><TextField name="adviceEn" label={labels.adviceEn} multiline /></Pair>
      {can('platform:read-users') && <ReferenceField name="ownerId" label={labels.ownerId} resource="users" say={(row) => String(row.name)} help={t('tags.ownerHelp')} />}
      <ColourField label={labels.colour} />
      <Pair>
        <SelectField name="tagKind" label={t('tags.kind')} disabled={Boolean(record)} choices={['MANUAL', 'RULE'].concat(record?.tagKind === 'MODEL' ? ['MODEL'] : []).map((value) => ({ value, label: t(`tagKind.${value}`) }))} help={t('tags.kindHelp')} />
        <TextField name="expiresAfterDays" type="number" label={labels.expiresAfterDays} suffix={t('tags.daysUnit')} help={t('tags.expiryHelp')} />
      </Pair>
      <RuleWhenNeeded />
    </FormFrame>
  );
}

function RuleWhenNeeded() {
  const { watch } = useFormContext();
  if (watch('tagKind') !== 'RULE') return null;
  return <Suspense fallback={<SkeletonRows rows={3} />}><RuleField name="rule" /></Suspense>;
}

/** Eight swatches with names, as radio buttons. */
function ColourField({ label }: { label: string }) {
  const t = useT();
  const { field } = useController({ name: 'colour' });
  return (
    <FieldShell label={label} group>{() => (
      <span className="row g6 wrap">
        {COLOURS.map((colour, at) => (
          <label key={colour} className="choice t13 swatch-choice">
            <input type="radio" className="rd" name="colour" value={colour} checked={field.value === colour} onChange={() => field.onChange(colour)} />
            <i className="swatch" style={{ background: `var(--c${at + 1})` }} aria-hidden />{t(`colour.${colour}`)}
          </label>
        ))}
      </span>
    )}</FieldShell>
  );
}
