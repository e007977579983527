import { Body, Controller, Delete, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type DeviceCaller, DeviceMay, Does } from '#access';
import { ConfirmPin } from '#companion';
import { type SetUpTrackerBody, setUpTrackerBody, type TrackerCredentials, trackerCredentials } from '#contracts';
import { type IdFactory, IDS } from '#domain';
import { actorOfDevice, Cases, removeTracker, setUpTracker } from '#orders';
import { Answers } from '../http/documented.decorator.js';
import { AnswerPace } from '../panics/answer-pace.js';

/** What reports in the background in the place of the app. */
@ApiTags('devices')
@Controller('v1/companion/tracker')
export class TrackerController {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(ConfirmPin) private readonly confirmPin: ConfirmPin,
    @Inject(AnswerPace) private readonly pace: AnswerPace,
    @Inject(IDS) private readonly newId: IdFactory,
  ) {}

  @Post()
  @DeviceMay('tracker.set_up')
  @Does('device.tracker.set_up', 'device')
  @Answers(201, trackerCredentials, 422)
  setUp(
    @CurrentCaller() device: DeviceCaller,
    @Body({ schema: setUpTrackerBody }) { pin, app }: SetUpTrackerBody,
  ): Promise<TrackerCredentials> {
    return this.pace.even(async () => {
      await this.confirmPin.execute(device, pin, this.newId());
      const made = await this.cases.change(actorOfDevice(device), (work) => setUpTracker(work, app));
      return { uniqueId: made.device.uniqueId, token: made.token };
    });
  }

  @Delete()
  @DeviceMay('tracker.set_up')
  @Does('device.tracker.remove', 'device')
  @Answers(204)
  async remove(@CurrentCaller() device: DeviceCaller): Promise<void> {
    await this.cases.change(actorOfDevice(device), removeTracker);
  }
}
