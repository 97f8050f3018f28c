// Who answers for a segment: chosen among those who may write one; whoever does so now stays in the list.
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { useViewer } from '../provider/viewer.ts';
import { useFormat } from '../shared/format.ts';
import { OWNERS, type SegmentRow } from './segment.operations.ts';

/** Of a new segment the writer herself, until she says otherwise. */
export const firstOwner = (segment: Pick<SegmentRow, 'ownerId'> | undefined, viewerId: string | undefined): string => (segment ? segment.ownerId ?? '' : viewerId ?? '');

export function SegmentOwner({ segment, value, onChange, fault }: { segment?: SegmentRow; value: string; onChange: (ownerId: string) => void; fault?: string }) {
  const t = useT();
  const format = useFormat();
  const viewer = useViewer();
  const { data } = useAsk<{ segmentOwners: { id: string; name: string; nameEn?: string | null }[] }>(OWNERS, {}, { staleTime: 300_000 });
  const known = data?.segmentOwners ?? [];
  const more = [
    ...(viewer && !known.some((one) => one.id === viewer.id) ? [{ id: viewer.id, name: viewer.name, nameEn: viewer.nameEn }] : []),
    ...(segment?.ownerId && segment.ownerId !== viewer?.id && !known.some((one) => one.id === segment.ownerId) ? [{ id: segment.ownerId, name: segment.owner?.name ?? '–', nameEn: segment.owner?.nameEn }] : []),
  ];
  return (
    <label className="col g4"><span className="lbl">{t('segments.owner')}</span>
      <span className={fault ? 'in sm err' : 'in sm'}><select value={value} aria-invalid={Boolean(fault)} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('segments.noOwner')}</option>
        {[...known, ...more].map((one) => <option key={one.id} value={one.id}>{format.person(one)}</option>)}
      </select></span>
      {fault && <span className="err-line" role="alert">{fault}</span>}
    </label>
  );
}
