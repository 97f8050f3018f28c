// The numbers of a scheme to be turned in the studio: each beside what it was, what is wrong said at its field.
import { useT } from '../i18n/language.tsx';
import { useFormat } from '../shared/format.ts';
import { type Lever, isFit } from './lever.rules.ts';

export function StudioLevers({ levers, turns, onTurn }: { levers: readonly Lever[]; turns: ReadonlyMap<string, string>; onTurn: (next: ReadonlyMap<string, string>) => void }) {
  const t = useT();
  const { language } = useFormat();
  const turn = (one: Lever, text: string): void => {
    const next = new Map(turns);
    if (text === one.value) next.delete(one.path); else next.set(one.path, text);
    onTurn(next);
  };
  const part = ({ part: name, tier }: Lever): string | null => {
    if (name === 'intern') return null;
    if (name !== 'tier' || !tier) return t(`studio.part.${name}`);
    return tier.to === null ? t('studio.part.last', { from: tier.from }) : t('studio.part.tier', { from: tier.from, to: tier.to });
  };
  const label = (one: Lever): string => [one.component ? (language === 'zh' ? one.component.zh : one.component.en) || one.component.key : t('incentives.intern'), part(one)].filter(Boolean).join(' · ');
  return (
    <section className="pay-levers" aria-label={t('studio.numbers')}>
      <div className="row g8"><h2 className="t13 b">{t('studio.numbers')}</h2>{turns.size > 0 && <button type="button" className="lk t12" style={{ minHeight: 28 }} onClick={() => onTurn(new Map())}>{t('studio.reset')}</button>}</div>
      <div className="pay-lever-grid">{levers.map((one) => {
        const text = turns.get(one.path);
        const isBad = text !== undefined && !isFit(one, text);
        return (
          <label key={one.path} className="col g4"><span className="lbl">{label(one)}</span>
            <span className={isBad ? 'in err' : 'in'} data-turned={text !== undefined || undefined}><input inputMode="decimal" aria-invalid={isBad || undefined} value={text ?? one.value} onChange={(event) => turn(one, event.target.value.trim())} />{one.isPercent ? <span className="t3">%</span> : one.part !== 'tier' && <span className="t3">{t('studio.unit')}</span>}</span>
            {isBad ? <span className="err-line">{t(one.isPercent ? 'studio.badShare' : 'studio.badMoney')}</span> : text !== undefined && <span className="t12 t3">{t('studio.was', { value: one.value })}</span>}
          </label>
        );
      })}</div>
    </section>
  );
}
