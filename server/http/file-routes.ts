// Files over plain HTTP: uploads for imports, and the signed links of exports and rejects.
import { stat } from 'node:fs/promises';
import multer from 'multer';
import { AppError } from '../core/errors.ts';
import { holds } from '../core/context.ts';
import { giveBytes } from '../platform/files/give.service.ts';
import { transferFor } from '../platform/transfer/export.service.ts';
import { importKinds } from '../platform/transfer/kind.registry.ts';
import { LIMITS } from '../platform/transfer/read-table.ts';
import { atHand, keepSafe, placeFor } from '../platform/storage/shelf.service.ts';
import { freshKey, isSigned } from '../platform/transfer/storage.ts';
import type { Routes } from '../routes.ts';
import { contextOf, whoAsks, type Asked } from './request-context.ts';

/** multer gives names as latin1: Chinese names would be garbled. */
const nameOf = (given: string): string => Buffer.from(given, 'latin1').toString('utf8').replace(/[\p{Cc}\\/]/gu, ' ').slice(0, 200);

/** POST /files/upload (multipart, field `file`) answers { uploadId, fileName, bytes }; GET /files/transfers/... gives a file out. */
export const fileRoutes: Routes = (router, house) => {
  const upload = multer({
    limits: { fileSize: LIMITS.bytes, files: 1, fields: 5, fieldSize: 1_000, headerPairs: 20 },
    storage: multer.diskStorage({
      destination: (_req, _file, done) => { placeFor(house.db, freshKey('upload')).then((path) => { done(null, path.slice(0, path.lastIndexOf('/'))); }, (error: Error) => { done(error, ''); }); },
      filename: (_req, _file, done) => { done(null, freshKey('upload')); },
    }),
  }).single('file');

  router.post('/files/upload', async (req, res, next) => {
    try {
      // A header that a foreign page cannot send without asking first (preflight).
      if (req.headers['x-aftercare'] !== 'upload') throw new AppError('FORBIDDEN', 'UPLOAD_HEADER');
      const { viewer } = await whoAsks(req, house);
      if (viewer.kind === 'anonymous') throw new AppError('UNAUTHENTICATED', 'SIGN_IN_REQUIRED');
      if (!importKinds().some((kind) => holds(viewer, kind.word))) throw new AppError('FORBIDDEN', 'RIGHT_MISSING', { params: { right: 'customers:import' } });
    } catch (error) { next(error); return; }
    upload(req, res, (error: unknown) => {
      if (error instanceof multer.MulterError) { next(new AppError('LIMIT', 'FILE_TOO_LARGE', { params: { limit: LIMITS.bytes / 2 ** 20 } })); return; }
      // What the parser of the form stumbled over is the sender's; what the disk says is ours.
      if (error) { next(typeof (error as { errno?: unknown }).errno === 'number' ? error : new AppError('VALIDATION', 'FILE_MISSING')); return; }
      if (!req.file) { next(new AppError('VALIDATION', 'FILE_MISSING')); return; }
      const { filename, originalname, size } = req.file;
      keepSafe(house.db, filename).then(() => { res.json({ uploadId: filename, fileName: nameOf(originalname), bytes: size }); }, next);
    });
  });

  router.get('/files/transfers/:id/:which/:expires/:signature', async (req, res, next) => {
    try {
      const { id, which, expires, signature } = req.params;
      if (!isSigned(house.db, id, which, expires, signature, house.clock.now())) throw new AppError('NOT_FOUND', 'LINK_DEAD');
      const who = await whoAsks(req, house);
      const transfer = await transferFor(contextOf(house, res.locals.asked as Asked, who), id);
      const key = which === 'file' ? transfer.storedAs : transfer.rejectsStoredAs;
      const path = key ? await atHand(house.db, key) : null;
      const info = path ? await stat(path).catch(() => null) : null;
      if (!path || !info) throw new AppError('NOT_FOUND', 'LINK_DEAD');
      const name = which === 'file' ? transfer.fileName : `rejects ${transfer.fileName.replace(/\.[a-z0-9]+$/i, '')}.csv`;
      res.set({
        'content-type': name.endsWith('.xlsx') ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv; charset=utf-8',
        'content-length': String(info.size), 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store',
        'content-disposition': `attachment; filename="export${name.slice(name.lastIndexOf('.'))}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      });
      await giveBytes(path, res);
    } catch (error) { next(error); }
  });
};
