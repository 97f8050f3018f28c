// The product's mark and name.
import { useT } from '../i18n/language.tsx';
import { chainName } from './chain.ts';

export function Mark() {
  return (
    <span className="mark">
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        <path d="M2 9.5C2 5.4 4.6 2.6 7 1.6c2.4 1 5 3.8 5 7.9" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" />
        <path d="M3.6 12.2h6.8" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeDasharray="0 2.27" />
        <circle cx="7" cy="8" r="1.5" fill="currentColor" />
      </svg>
    </span>
  );
}

/** Mark, product and chain, as they stand above the sidebar. */
export function Brand() {
  const t = useT();
  const chain = chainName(t);
  return (
    <div className="brand">
      <Mark />
      <div className="col words">
        <span className="b t13" style={{ lineHeight: '16px' }}>Aftercare</span>
        {chain && <span className="t3 t11 el">{chain}</span>}
      </div>
    </div>
  );
}
