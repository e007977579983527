import { type AgencyBuilder, anAgency, type TestAgency } from './an-agency.js';
import { anOrder, type OrderBuilder, type TestOrder } from './an-order.js';
import type { CaseTools } from './case-tools.js';

export interface TestCase extends TestOrder {
  agency: TestAgency;
  cell: number;
}

export class CaseBuilder {
  private agency: AgencyBuilder | TestAgency = anAgency().withStaff('dispatcher', 'case_officer');
  private order: OrderBuilder = anOrder().withZone();

  of(agency: AgencyBuilder | TestAgency): this {
    this.agency = agency;
    return this;
  }

  with(order: OrderBuilder): this {
    this.order = order;
    return this;
  }

  async setUp(tools: CaseTools): Promise<TestCase> {
    const agency = 'founded' in this.agency ? await this.agency.founded(tools) : this.agency;
    const issued = await this.order.issued(tools, agency.administrator);
    return { ...issued, agency, cell: agency.cell };
  }
}

/** An agency with a desk, and one active order with a zone, ready to receive positions. */
export const aCase = (): CaseBuilder => new CaseBuilder();
