// The chain from a row: what led to it and what it led to, each a link; nothing where there is nothing to see.
import { Link } from 'react-router-dom';
import { placeOf } from '../../schema/places.ts';
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { useFormat } from './format.ts';
import { Card, PanelSection } from './Page.tsx';

interface Words { zh: string; en: string }
export interface ChainLink { noun: string; id: string; kind: Words; label: Words; part: string | null }
interface ChainOf { before: ChainLink[]; after: ChainLink[] }
const LINK = '{ noun id kind { zh en } label { zh en } part }';
const CHAIN = gql(`query Chain($noun: String!, $id: ID!) { chain(noun: $noun, id: $id) { before ${LINK} after ${LINK} } }`);

/** What stands before and after a row, as far as the viewer may see. */
export function useChain(noun: string, id: string): ChainOf {
  return useAsk<{ chain: ChainOf }>(CHAIN, { noun, id }, { staleTime: 0, keep: false }).data?.chain ?? { before: [], after: [] };
}

/** Links of a chain, one a line: what each is, then its name. */
function ChainLinks({ links, label }: { links: readonly ChainLink[]; label: string }) {
  const format = useFormat();
  const can = useCan();
  return (
    <ul className="plain t13" aria-label={label}>
      {links.map((one) => {
        const to = placeOf(one.noun, one.id, can);
        return (
          <li key={`${one.noun} ${one.id}`} className="row g8 base" style={{ padding: '3px 0' }}>
            <span className="t12 t3 nw">{format.label(one.kind)}</span>
            {to ? <Link className="lk" style={{ overflowWrap: 'anywhere' }} to={one.part ? `${to}?value=${encodeURIComponent(one.part)}` : to}>{format.label(one.label)}</Link> : <span style={{ overflowWrap: 'anywhere' }}>{format.label(one.label)}</span>}
          </li>
        );
      })}
    </ul>
  );
}

/** Both ways, as sections of a panel or as a card. `without`: nouns that the page shows by itself. */
export function Chain({ noun, id, inCard, without = [] }: { noun: string; id: string; inCard?: boolean; without?: readonly string[] }) {
  const t = useT();
  const chain = useChain(noun, id);
  const sides = (['before', 'after'] as const).map((side) => ({ side, links: chain[side].filter((one) => !without.includes(one.noun)) })).filter(({ links }) => links.length > 0);
  return <>{sides.map(({ side, links }) => (inCard
    ? <Card key={side} title={t(`chain.${side}`)}><ChainLinks links={links} label={t(`chain.${side}`)} /></Card>
    : <PanelSection key={side} title={t(`chain.${side}`)}><ChainLinks links={links} label={t(`chain.${side}`)} /></PanelSection>))}</>;
}
