import type { DeviceCaller } from '#access';
import type { ReceivedReports, Report } from './report.js';

/** The entrance of the pipeline, for every dialect. */
export abstract class ReceiveReports {
  abstract execute(device: DeviceCaller, reports: readonly Report[]): Promise<ReceivedReports>;
}
