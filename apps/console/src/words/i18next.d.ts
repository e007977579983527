import 'i18next';
import type { accountEnglish } from './account/english.js';
import type { alertingEnglish } from './alerting/english.js';
import type { approvalsEnglish } from './approvals/english.js';
import type { breakGlassEnglish } from './break-glass/english.js';
import type { casesEnglish } from './cases/english.js';
import type { commonEnglish } from './common/english.js';
import type { dispatchEnglish } from './dispatch/english.js';
import type { mapEnglish } from './map/english.js';
import type { courtEnglish } from './court/english.js';
import type { agencyEnglish } from './agency/english.js';
import type { auditEnglish } from './audit/english.js';
import type { houseEnglish } from './house/english.js';
import type { operationsEnglish } from './operations/english.js';
import type { plansEnglish } from './plans/english.js';
import type { retentionEnglish } from './retention/english.js';
import type { statisticsEnglish } from './statistics/english.js';
import type { incidentEnglish } from './incident/english.js';
import type { intakeEnglish } from './intake/english.js';
import type { jobsEnglish } from './jobs/english.js';
import type { navigationEnglish } from './navigation/english.js';
import type { replayEnglish } from './replay/english.js';
import type { sessionEnglish } from './session/english.js';
import type { zonesEnglish } from './zones/english.js';
import type { shiftEnglish } from './shift/english.js';
import type { wallEnglish } from './wall/english.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    fallbackNS: 'common';
    resources: {
      account: typeof accountEnglish;
      alerting: typeof alertingEnglish;
      approvals: typeof approvalsEnglish;
      breakGlass: typeof breakGlassEnglish;
      cases: typeof casesEnglish;
      common: typeof commonEnglish;
      dispatch: typeof dispatchEnglish;
      map: typeof mapEnglish;
      court: typeof courtEnglish;
      incident: typeof incidentEnglish;
      intake: typeof intakeEnglish;
      jobs: typeof jobsEnglish;
      navigation: typeof navigationEnglish;
      replay: typeof replayEnglish;
      session: typeof sessionEnglish;
      zones: typeof zonesEnglish;
      agency: typeof agencyEnglish;
      audit: typeof auditEnglish;
      house: typeof houseEnglish;
      operations: typeof operationsEnglish;
      plans: typeof plansEnglish;
      retention: typeof retentionEnglish;
      statistics: typeof statisticsEnglish;
      shift: typeof shiftEnglish;
      wall: typeof wallEnglish;
    };
  }
}
