// One indicator of a scheme in a dialog: what is measured, the target, the weight, how points come of it, and what missing data does.
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { Pair, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { type Item, MEASURES } from './people.operations.ts';

/** Steps as people write them: `80: 60, 90: 80, 100: 100`. */
const saySteps = (item: Item | null): string => (item?.mapping.steps ?? []).map((one) => `${one.at}: ${one.points}`).join(', ');
const readSteps = (text: string): { at: string; points: string }[] => text.split(/[,，;；]/).flatMap((part) => { const [at = '', points = ''] = part.split(/[:：]/).map((each) => each.trim()); return at && points ? [{ at, points }] : []; });

export function ItemDialog({ item, onClose, onDone }: { item: Item | null; onClose: () => void; onDone: (item: Item) => void }) {
  const t = useT();
  const format = useFormat();
  const { data } = useAsk<{ kpiMeasures: { key: string; label: { zh: string; en: string } }[] }>(MEASURES, {}, { staleTime: 600_000 });
  const words = (prefix: string, keys: readonly string[]) => keys.map((value) => ({ value, label: t(`${prefix}.${value}`) }));
  const measures = [...(data?.kpiMeasures ?? []).map((one) => ({ value: one.key, label: format.label(one.label) })), ...(item && data && !data.kpiMeasures.some((one) => one.key === item.measure) ? [{ value: item.measure, label: item.measure }] : [])];
  return (
    <FormDialog title={t(item ? 'kpiSchemes.editItem' : 'kpiSchemes.addItem')} act={t('kpiSchemes.take')} onClose={onClose}
      defaults={{
        key: item?.key ?? '', zh: item?.zh ?? '', en: item?.en ?? '', measure: item?.measure ?? '', of: item?.of ?? 'SUBJECT', target: item?.target ?? '', weight: item?.weight ?? '', direction: item?.direction ?? 'AT_LEAST', mapping: item?.mapping.type ?? 'LINEAR',
        zeroAt: item?.mapping.zeroAt ?? '', steps: saySteps(item), cap: item?.cap ?? '100', floor: item?.floor ?? '0', missing: item?.missing ?? 'REWEIGHT', minSample: String(item?.minSample ?? 5),
      }}
      onSend={async (values) => {
        const v = values as Record<string, string>;
        const type = v.mapping as Item['mapping']['type'];
        onDone({
          ...(item ?? {}), key: (v.key ?? '').trim(), zh: (v.zh ?? '').trim(), en: (v.en ?? '').trim(), measure: v.measure ?? '', of: v.of, ...(item?.targetOf ? {} : { target: (v.target ?? '').trim() }), weight: (v.weight ?? '').trim(), direction: v.direction as Item['direction'],
          mapping: type === 'STEPS' ? { type, steps: readSteps(v.steps ?? '') } : type === 'LINEAR' && v.zeroAt ? { type, zeroAt: v.zeroAt.trim() } : { type }, cap: v.cap?.trim() || '100', floor: v.floor?.trim() || '0', missing: v.missing as Item['missing'], minSample: Math.max(0, Number(v.minSample) || 0),
        });
      }}>
      <Pair><TextField name="zh" label={t('kpiSchemes.nameZh')} required /><TextField name="en" label={t('kpiSchemes.nameEn')} required /></Pair>
      <Pair><TextField name="key" label={t('kpiSchemes.key')} required disabled={Boolean(item)} /><SelectField name="of" label={t('kpiSchemes.of')} choices={words('measuredOf', ['SUBJECT', 'STORE', 'REGION', 'CHAIN'])} /></Pair>
      <SelectField name="measure" label={t('kpiSchemes.measure')} choices={measures} required />
      <Pair><SelectField name="direction" label={t('kpiSchemes.direction')} choices={words('direction', ['AT_LEAST', 'AT_MOST'])} /><TextField name="target" label={t('scorecards.target')} help={t('kpiSchemes.targetHelp')} disabled={Boolean(item?.targetOf)} /></Pair>
      <Pair><TextField name="weight" label={t('scorecards.weight')} required /><TextField name="minSample" label={t('kpiSchemes.minSample')} type="number" /></Pair>
      <SelectField name="mapping" label={t('kpiSchemes.mapping')} choices={words('mapping', ['LINEAR', 'STEPS', 'ALL_OR_NOTHING'])} />
      <Pair><TextField name="zeroAt" label={t('kpiSchemes.zeroAt')} help={t('kpiSchemes.zeroAtHelp')} /><TextField name="steps" label={t('kpiSchemes.steps')} help={t('kpiSchemes.stepsHelp')} /></Pair>
      <Pair><TextField name="cap" label={t('kpiSchemes.cap')} /><TextField name="floor" label={t('kpiSchemes.floor')} /></Pair>
      <SelectField name="missing" label={t('kpiSchemes.missing')} choices={words('missing', ['REWEIGHT', 'HOLD', 'ZERO'])} />
    </FormDialog>
  );
}
