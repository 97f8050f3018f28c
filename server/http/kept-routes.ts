// Attachments over plain HTTP: POST /files/attachments takes one in, GET /files/kept/... gives one out by a signed link.
import multer from 'multer';
import { AppError } from '../core/errors.ts';
import { holds } from '../core/context.ts';
import { giveBytes } from '../platform/files/give.service.ts';
import { maySendFiles } from '../platform/files/file.registry.ts';
import { fileBehind, linkToFile, takeFile } from '../platform/files/file.service.ts';
import { LIMITS } from '../platform/files/kind.rules.ts';
import type { Routes } from '../routes.ts';
import { contextOf, whoAsks, type Asked } from './request-context.ts';

const MOST = Math.max(LIMITS.PICTURE, LIMITS.PDF, LIMITS.VIDEO);
/** Uploads held in memory at once; the next is asked to come again. */
const AT_ONCE = 6;

/** POST (multipart, field `file`) answers { id, name, kind, mediaType, bytes, width, height, link, thumbnail }. */
export const keptRoutes: Routes = (router, house) => {
  const upload = multer({ limits: { fileSize: MOST, files: 1, fields: 5, fieldSize: 1_000, headerPairs: 20 }, storage: multer.memoryStorage() }).single('file');
  let running = 0;

  router.post('/files/attachments', async (req, res, next) => {
    let isCounted = false;
    try {
      // A header that a foreign page cannot send without asking first (preflight).
      if (req.headers['x-aftercare'] !== 'upload') throw new AppError('FORBIDDEN', 'UPLOAD_HEADER');
      const who = await whoAsks(req, house);
      if (who.viewer.kind === 'anonymous') throw new AppError('UNAUTHENTICATED', 'SIGN_IN_REQUIRED');
      if (!maySendFiles((word) => holds(who.viewer, word))) throw new AppError('FORBIDDEN', 'RIGHT_MISSING', { params: { right: 'tickets:open' } });
      if (running >= AT_ONCE) throw new AppError('RATE_LIMITED', 'BUSY', { retryAfter: 2 });
      running += 1;
      isCounted = true;
      await new Promise<void>((resolve, reject) => { upload(req, res, (error: unknown) => { if (error) reject(error); else resolve(); }); }).catch((error: unknown) => {
        throw error instanceof multer.MulterError ? new AppError('LIMIT', 'FILE_TOO_LARGE', { params: { limit: MOST / 2 ** 20 } }) : new AppError('VALIDATION', 'FILE_MISSING');
      });
      if (!req.file) throw new AppError('VALIDATION', 'FILE_MISSING');
      const ctx = contextOf(house, res.locals.asked as Asked, who);
      // multer gives names as latin1: Chinese names would be garbled.
      const file = await takeFile(ctx, { name: Buffer.from(req.file.originalname, 'latin1').toString('utf8'), content: req.file.buffer });
      res.set('cache-control', 'no-store').json({
        id: file.id, name: file.name, kind: file.fileKind, mediaType: file.mediaType, bytes: file.bytes, width: file.width, height: file.height,
        link: linkToFile(ctx, file.id, 'file'), thumbnail: file.thumbnailAs ? linkToFile(ctx, file.id, 'thumbnail') : null,
      });
    } catch (error) { next(error); } finally { if (isCounted) running -= 1; }
  });

  router.get('/files/kept/:id/:which/:expires/:signature', async (req, res, next) => {
    try {
      const who = await whoAsks(req, house);
      const file = await fileBehind(contextOf(house, res.locals.asked as Asked, who), req.params);
      // Pictures and videos show in a page of ours; whatever else is saved. Nothing of it ever runs, even when it is opened by itself.
      const shows = /^(image|video)\//.test(file.mediaType);
      res.set({
        'content-type': file.mediaType, 'content-length': String(file.bytes), 'x-content-type-options': 'nosniff', 'cache-control': 'private, max-age=3600',
        'content-security-policy': "default-src 'none'; sandbox", 'cross-origin-resource-policy': 'same-origin',
        'content-disposition': `${shows ? 'inline' : 'attachment'}; filename="file${file.name.slice(file.name.lastIndexOf('.'))}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      });
      await giveBytes(file.path, res);
    } catch (error) { next(error); }
  });
};
