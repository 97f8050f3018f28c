// Manifest of the plain HTTP routes that modules bring along (signed files, uploads); each says its path and what it does.
import type { Router } from 'express';
import { directoryRoutes } from './http/directory-routes.ts';
import { fileRoutes } from './http/file-routes.ts';
import { readBody } from './http/body.ts';
import { parseBody } from './http/json.ts';
import { keptRoutes } from './http/kept-routes.ts';
import { paperRoutes } from './http/paper-routes.ts';
import { pieceRoutes } from './http/piece-routes.ts';
import type { House } from './http/request-context.ts';
import { hangIntake } from './tickets/intake/intake.route.ts';
import { hangDiagnosis } from './tickets/diagnosis/diagnosis.route.ts';
import { hangKiosk } from './tickets/kiosk/kiosk.route.ts';
import { bodyOf, contextFor, handled } from './tickets/portal/portal.door.ts';
import { hangCertificates } from './training/certificates/certificate.route.ts';
import { hangWall } from './quality/wall/wall.route.ts';
import { hangPortal } from './tickets/portal/portal.route.ts';
import { hangSurveys } from './voice/survey.route.ts';

/** Hangs a module's routes on the router; the house gives database, settings, clock and log. */
export type Routes = (router: Router, house: House) => void;

export const routes: readonly Routes[] = [
  fileRoutes,
  directoryRoutes,
  keptRoutes,
  paperRoutes,
  pieceRoutes,
  (router, house) => { hangIntake(router, house, { readBody, parseBody }); },
  (router, house) => { hangPortal(router, house, { readBody, parseBody }); },
  // After the portal, whose gate against floods stands before all of /portal/api.
  (router, house) => { hangCertificates(router, house); },
  (router, house) => { hangDiagnosis(router, house, { readBody, parseBody }); },
  (router, house) => { hangKiosk(router, house, { readBody, parseBody }); },
  (router, house) => { hangSurveys(router, house, { handled, contextFor, bodyOf: (req, form) => bodyOf(req, { readBody, parseBody }, form) }); },
  (router, house) => { hangWall(router, house); },
];
