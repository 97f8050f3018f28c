// /portal/api/...: what the public pages ask and do. No account, no cookie: a link in a header, or a ticket's number with the end of a phone.
import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import { PortalPurpose, type PortalLink } from '../../../schema/tickets/portal.ts';
import { AppError, demand } from '../../core/errors.ts';
import { keptFile, takeFile } from '../../platform/files/file.service.ts';
import { giveBytes } from '../../platform/files/give.service.ts';
import { seal, unseal } from '../../platform/outgoing/sealed-secret.service.ts';
import { findTicket } from './find.service.ts';
import { floodGate } from '../../platform/auth/flood.service.ts';
import { bodyOf, contextFor, countWrite, demandOwnPage, handled, linkOf, REQUESTS_A_MINUTE, type Served, type Transport } from './portal.door.ts';
import { portalReasons } from './portal.messages.ts';
import { fileOfThread, progressOf, rateByLink, replyByLink } from './progress.service.ts';

const PICTURE_MB = 15;
/** Uploads held in memory at once; the next is asked to come again. */
const AT_ONCE = 6;
const MOST_FILES = 6;
const key = z.string().regex(/^[\w-]{8,80}$/);
const FIND = z.object({ number: z.string().trim().toUpperCase().regex(/^T-\d{6}-\d{4,8}$/), digits: z.string().trim().regex(/^\d{6}$/) });
const REPLY = z.object({ key, body: z.string().trim().min(1).max(2_000), files: z.array(z.string().max(200)).max(MOST_FILES).default([]) });
const RATING = z.object({ key, score: z.number().int().min(1).max(5), remark: z.string().trim().max(500).nullish().transform((text) => text || null) });

const placeOf = (link: PortalLink): string => `portal file:${link.id}`;
const nameIn = (req: Request): string => { try { return decodeURIComponent(String(req.headers['x-file-name'] ?? '')).slice(0, 200) || 'photo'; } catch { return 'photo'; } };

/** Bytes of an upload, up to a limit, as many at once as memory allows. */
export function uploads(transport: Transport, mostMb: number): (req: Request) => Promise<{ name: string; content: Buffer }> {
  let running = 0;
  return async (req) => {
    if (running >= AT_ONCE) throw new AppError('RATE_LIMITED', 'BUSY', { retryAfter: 2 });
    running += 1;
    try {
      const content = await transport.readBody(req, mostMb * 2 ** 20);
      if (!content) throw new AppError('LIMIT', portalReasons.PORTAL_FILE_BYTES, { params: { limit: mostMb } });
      return { name: nameIn(req), content };
    } finally { running -= 1; }
  };
}

/** Sends a file that was judged to be the link's to show. Nothing of it ever runs, even when it is opened by itself. */
export async function sendFile(house: Served, res: Response, fileId: string | null, isSmall: boolean): Promise<void> {
  const file = fileId ? await keptFile(house.db, fileId, isSmall ? 'thumbnail' : 'file') : null;
  if (!file) throw new AppError('NOT_FOUND', portalReasons.PORTAL_LINK_DEAD);
  res.set({
    'content-type': file.mediaType, 'content-length': String(file.bytes), 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store', 'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin', 'content-disposition': `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
  });
  await giveBytes(file.path, res);
}

/** Hangs the pages' routes. */
export function hangPortal(router: Router, house: Served, transport: Transport): void {
  const flood = floodGate(REQUESTS_A_MINUTE);
  const take = uploads(transport, PICTURE_MB);
  router.use('/portal/api', (req, res, next) => {
    const wait = flood(req.ip ?? '');
    if (wait) { res.set('retry-after', String(wait)); next(new AppError('RATE_LIMITED', portalReasons.PORTAL_OFTEN, { retryAfter: wait })); return; }
    try { if (req.method !== 'GET') demandOwnPage(req); next(); } catch (error) { next(error); }
  });

  router.post('/portal/api/find', handled(async (req, res) => {
    const asked = await bodyOf(req, transport, FIND);
    res.json(await findTicket(contextFor(house, req, 'portal'), { ...asked, address: req.ip ?? '' }));
  }));

  router.get('/portal/api/ticket', handled(async (req, res) => {
    const { link, ctx } = await linkOf(house, req, PortalPurpose.PROGRESS);
    res.json(await progressOf(ctx, link));
  }));

  router.get('/portal/api/ticket/files/:id', handled(async (req, res) => {
    const { link, ctx } = await linkOf(house, req, PortalPurpose.PROGRESS);
    const id = String(req.params.id);
    await sendFile(house, res, /^[1-9]\d{0,17}$/.test(id) ? await fileOfThread(ctx, link, id) : null, req.query.size === 'small');
  }));

  router.post('/portal/api/ticket/files', handled(async (req, res) => {
    const { link, ctx } = await linkOf(house, req, PortalPurpose.PROGRESS);
    await countWrite(house, link, 'pf');
    const file = await takeFile(ctx, await take(req));
    // Said back sealed under this link: nobody can name a file that another has sent.
    res.status(201).json({ file: seal(house.db, placeOf(link), file.id), name: file.name, kind: file.fileKind });
  }));

  router.post('/portal/api/ticket/reply', handled(async (req, res) => {
    const { link, ctx } = await linkOf(house, req, PortalPurpose.PROGRESS);
    const said = await bodyOf(req, transport, REPLY);
    await countWrite(house, link, 'pw');
    const fileIds = said.files.map((sealed) => { try { return unseal(house.db, placeOf(link), sealed); } catch { return null; } });
    demand(fileIds.every((id) => id !== null), 'files', portalReasons.PORTAL_FILE);
    await replyByLink(ctx, link, { key: said.key, body: said.body, fileIds });
    res.json(await progressOf(ctx, link));
  }));

  router.post('/portal/api/ticket/rating', handled(async (req, res) => {
    const { link, ctx } = await linkOf(house, req, PortalPurpose.PROGRESS);
    const rated = await bodyOf(req, transport, RATING);
    await countWrite(house, link, 'pw');
    await rateByLink(ctx, link, rated);
    res.json(await progressOf(ctx, link));
  }));
}
