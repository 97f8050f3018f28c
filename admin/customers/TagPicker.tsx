// Picks one or several tags that people may set by hand; search as one types.
import Autocomplete from '@mui/material/Autocomplete';
import { useGetList } from 'ra-core';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { TagChip, type TagName } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { useStill } from '../shared/useStill.ts';

export type PickedTag = TagName & { id: string };

export function TagPicker({ value, onChange, label }: { value: PickedTag[]; onChange: (tags: PickedTag[]) => void; label?: string }) {
  const t = useT();
  const format = useFormat();
  const [text, setText] = useState('');
  const q = useStill(text.trim(), 200);
  const { data = [], isFetching } = useGetList<PickedTag>('tags', {
    filter: { isArchived: false, tagKind: ['MANUAL'], ...(q ? { q } : {}) }, pagination: { page: 1, perPage: 50 }, sort: { field: 'nameZh', order: 'ASC' }, meta: { withoutTotal: true },
  }, { retry: false });
  const words = label ?? t('customers.bulk.tags');
  return (
    <div className="col g6">
      <span className="lbl" aria-hidden>{words}</span>
      <Autocomplete<PickedTag, true> multiple size="small" options={data} filterOptions={(all) => all} loading={isFetching} value={value} openOnFocus
        getOptionLabel={(tag) => format.named(tag)} isOptionEqualToValue={(a, b) => a.id === b.id} loadingText={t('command.searching')} noOptionsText={t('tags.none')}
        openText={t('ra.action.open')} closeText={t('ra.action.close')} clearText={t('ra.action.clear_input_value')}
        onChange={(_, tags) => onChange(tags)} onInputChange={(_, next, why) => { if (why !== 'reset') setText(next); }}
        groupBy={(tag) => format.label({ zh: (tag as unknown as { groupZh: string }).groupZh ?? '', en: (tag as unknown as { groupEn: string }).groupEn ?? '' })}
        renderOption={({ key, ...rest }, tag) => <li key={tag.id} {...rest}><TagChip tag={tag} /></li>}
        renderValue={(tags) => tags.map((tag) => (
          <span key={tag.id} className="tag chip">{format.named(tag)}
            <button type="button" aria-label={t('facet.remove', { name: format.named(tag) })} onClick={() => onChange(value.filter((each) => each.id !== tag.id))}>×</button></span>
        ))}
        renderInput={(params) => (
          <span className="in" style={{ flexWrap: 'wrap', paddingBlock: 2, gap: 4 }} ref={params.InputProps.ref}>
            {params.InputProps.startAdornment}<input {...params.inputProps} aria-label={words} style={{ minWidth: 80 }} />{params.InputProps.endAdornment}
          </span>
        )} />
    </div>
  );
}
