import { Body, Controller, Delete, Get, Inject, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Does, Reads, type StaffCaller, StaffMay, Unaudited } from '#access';
import {
  importFileBody,
  type ImportFileBody,
  importLinePage,
  type ImportLinePage,
  importLinesQuery,
  type ImportLinesQuery,
  importPage,
  type ImportPage,
  importTemplateQuery,
  type ImportTemplateQuery,
  importView,
  type ImportView,
  type PageQuery,
  pageQuery,
} from '#contracts';
import { StaffImports, templateOf } from '#imports';
import { pageOf, requestOf } from '../cases/page.js';
import { Answers } from '../http/documented.decorator.js';
import { importViewOf, lineViewOf } from './import-views.js';

/** Orders and devices from a table. Workers read and apply them; what was brought in vain leaves nothing. */
@ApiTags('imports')
@Controller('v1/imports')
export class ImportsController {
  constructor(@Inject(StaffImports) private readonly imports: StaffImports) {}

  @Post()
  @StaffMay('import.write')
  @Does('import.request', 'import')
  @Answers(202, importView, 422)
  async request(
    @CurrentCaller() caller: StaffCaller,
    @Body({ schema: importFileBody }) { kind, file }: ImportFileBody,
  ): Promise<ImportView> {
    return importViewOf(await this.imports.request(caller, kind, Buffer.from(file, 'base64')));
  }

  @Get()
  @StaffMay('import.write')
  @Unaudited('shows counts and states, and nobody’s data')
  @Answers(200, importPage, 422)
  async list(
    @CurrentCaller() caller: StaffCaller,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<ImportPage> {
    const { rows, nextCursor } = pageOf(await this.imports.list(caller, requestOf(query)), query);
    return { imports: rows.map(importViewOf), nextCursor };
  }

  /** A CSV file to fill in, with the names of its columns in the language. */
  @Get('template')
  @StaffMay('import.write')
  @Unaudited('is the same for everybody')
  @Answers(200, undefined, 422)
  @ApiProduces('text/csv')
  template(@Query({ schema: importTemplateQuery }) { kind, language }: ImportTemplateQuery): StreamableFile {
    return new StreamableFile(Buffer.from(templateOf(kind, language)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="qalqan-${kind}.csv"`,
    });
  }

  @Get(':id')
  @StaffMay('import.write')
  @Unaudited('shows counts and states, and nobody’s data; it is asked for while it goes on')
  @Answers(200, importView, 404)
  async one(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<ImportView> {
    return importViewOf(await this.imports.one(caller, id));
  }

  @Get(':id/lines')
  @StaffMay('import.write')
  @Reads('import.read', 'import')
  @Answers(200, importLinePage, 404, 422)
  async lines(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Query({ schema: importLinesQuery }) { bad, cursor: after, limit }: ImportLinesQuery,
  ): Promise<ImportLinePage> {
    const page = { bad: bad === undefined ? undefined : bad === 'true', after, limit: limit + 1 };
    const found = await this.imports.lines(caller, id, page);
    const shown = found.slice(0, limit);
    return { lines: shown.map(lineViewOf), nextCursor: found.length > limit ? shown.at(-1)!.line : null };
  }

  @Post(':id/apply')
  @StaffMay('import.write')
  @Does('import.apply', 'import')
  @Answers(202, importView, 404, 409)
  async apply(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<ImportView> {
    return importViewOf(await this.imports.apply(caller, id));
  }

  @Delete(':id')
  @StaffMay('import.write')
  @Does('import.discard', 'import')
  @Answers(204, undefined, 404, 409)
  async discard(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<void> {
    await this.imports.discard(caller, id);
  }
}
