// Tries the rule on screen 400 ms after the last edit: number and samples first, the parts beside them; stale requests are ended.
import { useAsk } from '../provider/useOperation.ts';
import { useStill } from '../shared/useStill.ts';
import { PARTS, type Parts, PREVIEW, type Preview } from './segment.operations.ts';

export function usePreview(rule: unknown, options: { segmentId?: string; offset?: number; exact?: boolean; parts?: boolean } = {}) {
  const text = useStill(JSON.stringify(rule));
  const input = { rule: JSON.parse(text) as unknown, ...(options.segmentId ? { segmentId: options.segmentId } : {}) };
  const main = useAsk<{ previewSegment: Preview }>(PREVIEW, { input: { ...input, sampleSize: 10, ...(options.offset ? { sampleOffset: options.offset } : {}), ...(options.exact ? { exact: true } : {}) } });
  const parts = useAsk<{ previewSegment: Parts }>(PARTS, { input: { ...input, sampleSize: 0, leafCounts: true } }, { enabled: options.parts !== false });
  return {
    preview: main.isError ? undefined : main.data?.previewSegment, parts: parts.isError ? undefined : parts.data?.previewSegment,
    fault: main.error, busy: main.isFetching || text !== JSON.stringify(rule),
  };
}
