// Which check the figures are of; nothing to choose where there is one.
import { useT } from '../i18n/language.tsx';
import { useFormat } from '../shared/format.ts';
import type { HeatMap } from './store-quality.operations.ts';

export function TemplateChoice({ map, onChoose }: { map: HeatMap; onChoose: (id: string) => void }) {
  const t = useT();
  const format = useFormat();
  if (map.templates.length < 2) return null;
  return (
    <span className="in sm">
      <select aria-label={t('storeQuality.template')} value={map.templateId ?? ''} onChange={(event) => onChoose(event.target.value)}>
        {map.templates.map((one) => <option key={one.id} value={one.id}>{format.label(one.label)}</option>)}
      </select>
    </span>
  );
}
