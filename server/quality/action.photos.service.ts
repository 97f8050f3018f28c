// Photos of an action, before and after, in pairs: hung on it while it is worked on, seen with it.
import { CorrectivePhoto, MOST_PHOTOS } from '../../schema/quality/corrective-action.ts';
import { FileKind } from '../../schema/platform/file.ts';
import type { AddCorrectivePhotosInput } from '../../schema/quality/finding.inputs.ts';
import { authorise, type Context } from '../core/context.ts';
import { demand } from '../core/errors.ts';
import { visibleKeys } from '../core/read/rows.ts';
import { transact } from '../core/transact.ts';
import { defineFileOwner } from '../platform/files/file.registry.ts';
import { hang, looseFiles } from '../platform/files/file.service.ts';
import { actionToWrite, demandHands, keepAction } from './action.row.ts';
import { pairsFor } from './action.rules.ts';
import { qualityReasons } from './quality.messages.ts';

defineFileOwner({
  resource: 'CorrectivePhoto', words: ['quality:write', 'quality:read'],
  mayRead: async (ctx, key) => ctx.viewer.reaches.has('quality:read') && (await visibleKeys(ctx, 'CorrectivePhoto', [key])).has(key),
});

/** Hangs uploads of the viewer's on an action. Answers its id. */
export async function addCorrectivePhotos(ctx: Context, input: AddCorrectivePhotosInput): Promise<string> {
  authorise(ctx, 'quality:read');
  return transact(ctx, async (tx) => {
    const { action } = await actionToWrite(tx, input.id, input.expectedVersion, 'photo');
    demandHands(tx, action);
    const there = await tx.manager.findBy(CorrectivePhoto, { actionId: action.id });
    demand(there.length + input.fileIds.length <= MOST_PHOTOS, 'input.fileIds', qualityReasons.ACTION_PHOTOS_MANY, { limit: MOST_PHOTOS });
    const files = await looseFiles(tx, input.fileIds);
    demand(files.every((file) => file.fileKind === FileKind.PICTURE), 'input.fileIds', qualityReasons.ACTION_PHOTO_KIND);
    const pairs = pairsFor(there, input.moment, files.length, input.pair);
    for (const [i, file] of files.entries()) {
      const photo = await tx.manager.save(tx.manager.create(CorrectivePhoto, {
        actionId: action.id, pair: pairs[i], moment: input.moment, fileId: file.id, name: file.name, fileKind: file.fileKind, mediaType: file.mediaType, width: file.width, height: file.height,
        authorName: tx.viewer.name || tx.viewer.kind, authorNameEn: tx.viewer.nameEn || null, createdAt: tx.clock.now().toISOString(), version: 1,
      } as Partial<CorrectivePhoto>));
      await hang(tx, file, 'CorrectivePhoto', photo.id);
    }
    return (await keepAction(tx, action, 'action.photographed', {})).id;
  });
}
