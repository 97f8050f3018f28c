// The kinds of files that the viewer may take in, with the names of their fields.
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useFormat } from '../shared/format.ts';

export interface FieldName { key: string; labelZh: string; labelEn: string; isRequired: boolean; type: string }
export interface Kind { kind: string; labelZh: string; labelEn: string; canImport: boolean; canExport: boolean; fields: FieldName[] }
const KINDS = gql`query TransferKinds { transferKinds { kind labelZh labelEn canImport canExport fields { key labelZh labelEn isRequired type } } }`;

/** Undefined while they are asked for. */
export function useKinds(): Kind[] | undefined {
  const { data } = useAsk<{ transferKinds: Kind[] }>(KINDS, {}, { staleTime: 300_000 });
  return data?.transferKinds;
}

/** Names of the fields of one kind, by key. */
export function useFieldLabels(kind: string): (key: string) => string {
  const format = useFormat();
  const fields = useKinds()?.find((each) => each.kind === kind)?.fields ?? [];
  return (key) => {
    const field = fields.find((each) => each.key === key);
    return field ? format.label({ zh: field.labelZh, en: field.labelEn }) : key;
  };
}
