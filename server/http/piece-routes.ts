// Files in pieces over plain HTTP: POST /files/uploads begins or says how far it got, PUT takes a piece, POST …/finish answers the receipt.
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Context } from '../core/context.ts';
import { holds } from '../core/context.ts';
import { AppError } from '../core/errors.ts';
import { fileReasons } from '../platform/files/file.messages.ts';
import { maySendFiles } from '../platform/files/file.registry.ts';
import { beginUpload, finishUpload, PIECE_BYTES, takePiece, type UploadState } from '../platform/files/pieces.service.ts';
import type { Routes } from '../routes.ts';
import { readBody } from './body.ts';
import { parseBody } from './json.ts';
import { contextOf, whoAsks, type Asked } from './request-context.ts';

const KEY = /^[\w-]{8,80}$/;
const SUM = /^[0-9a-f]{64}$/;
const BEGIN = z.strictObject({ key: z.string().regex(KEY), name: z.string().min(1).max(200), bytes: z.int().min(1), sha256: z.string().regex(SUM) });

/** All three answer { pieceBytes, pieces, have, receipt }; a sender goes by `have` alone and so resumes wherever it was. */
export const pieceRoutes: Routes = (router, house) => {
  const enter = async (req: Request, res: Response): Promise<Context> => {
    // A header that a foreign page cannot send without asking first (preflight).
    if (req.headers['x-aftercare'] !== 'upload') throw new AppError('FORBIDDEN', 'UPLOAD_HEADER');
    const who = await whoAsks(req, house);
    if (who.viewer.kind === 'anonymous' || !who.viewer.userId) throw new AppError('UNAUTHENTICATED', 'SIGN_IN_REQUIRED');
    if (!maySendFiles((word) => holds(who.viewer, word))) throw new AppError('FORBIDDEN', 'RIGHT_MISSING', { params: { right: 'quality:fill-audits' } });
    return contextOf(house, res.locals.asked as Asked, who);
  };
  const answer = (res: Response, state: UploadState): void => { res.set('cache-control', 'no-store').json(state); };
  const keyOf = (req: Request): string => {
    const key = String(req.params.key);
    if (!KEY.test(key)) throw new AppError('NOT_FOUND', fileReasons.UPLOAD_UNKNOWN);
    return key;
  };

  router.post('/files/uploads', async (req, res, next) => {
    try {
      const ctx = await enter(req, res);
      const body = await readBody(req, 4_096);
      const said = BEGIN.safeParse(body && readable(body));
      if (!said.success) throw new AppError('VALIDATION', fileReasons.UPLOAD_BEGIN);
      answer(res, await beginUpload(ctx, said.data));
    } catch (error) { next(error); }
  });

  router.put('/files/uploads/:key/:number', async (req, res, next) => {
    try {
      const ctx = await enter(req, res);
      const sum = String(req.headers['x-sha256'] ?? '');
      if (!/^\d{1,5}$/.test(String(req.params.number)) || !SUM.test(sum)) throw new AppError('VALIDATION', fileReasons.UPLOAD_PIECE);
      const body = await readBody(req, PIECE_BYTES);
      if (!body) throw new AppError('LIMIT', fileReasons.UPLOAD_PIECE);
      answer(res, await takePiece(ctx, keyOf(req), Number(req.params.number), body, sum));
    } catch (error) { next(error); }
  });

  router.post('/files/uploads/:key/finish', async (req, res, next) => {
    try { answer(res, await finishUpload(await enter(req, res), keyOf(req))); } catch (error) { next(error); }
  });
};

function readable(body: Buffer): unknown {
  try { return parseBody(body); } catch { return null; }
}
