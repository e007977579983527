import { Body, Controller, Delete, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Does, Reads, type StaffCaller, StaffMay } from '#access';
import { type NotePlaceBody, notePlaceBody, type Place, place, type Places, places } from '#contracts';
import { actorOf, Cases, mostPlaces, notePlace, type Once, present, removePlace } from '#orders';
import { Answers, Creates } from '../http/documented.decorator.js';
import { IdempotencyKey } from '../http/once.decorator.js';
import { newPlaceOf } from './bodies.js';
import { placeView } from './views.js';

@ApiTags('people')
@Controller('v1')
export class PlacesController {
  constructor(@Inject(Cases) private readonly cases: Cases) {}

  @Get('people/:id/places')
  @StaffMay('person.read')
  @Reads('person.places.read', 'person')
  @Answers(200, places, 404)
  async list(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<Places> {
    const book = this.cases.read(caller);
    const person = present(await book.people.byId(id));
    const kept = await book.places.list({ limit: mostPlaces }, { personId: person.id });
    return { places: kept.map(placeView) };
  }

  @Post('people/:id/places')
  @StaffMay('person.write')
  @Does('place.note', 'person')
  @Creates(place, 404)
  note(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: notePlaceBody }) body: NotePlaceBody,
    @IdempotencyKey() once: Once | undefined,
  ): Promise<Place> {
    return this.cases.create(actorOf(caller), once, async (work) =>
      placeView(await notePlace(work, id, newPlaceOf(body))),
    );
  }

  @Delete('places/:id')
  @StaffMay('person.write')
  @Does('place.remove', 'place')
  @Answers(204, undefined, 404)
  async remove(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<void> {
    await this.cases.change(actorOf(caller), (work) => removePlace(work, id));
  }
}
