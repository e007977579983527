import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Response plans: each version of an agency's plan is a row that is never changed once it is active, and a step that waits
 * for its time is a row of the cell, with the step as it stood when the alarm was raised. Beside them who can be told:
 * supervisors on duty, the officer of an order, the agency that follows when this one does not answer.
 */
export class ResponsePlans20261122160000 implements MigrationInterface {
  name = 'ResponsePlans20261122160000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  `ALTER TABLE agency ADD next_agency_id uuid REFERENCES agency (id)`,
  `ALTER TABLE staff_member ADD on_duty boolean NOT NULL DEFAULT false`,
  `ALTER TABLE "order" ADD case_officer_id uuid REFERENCES staff_member (id)`,

  `CREATE TABLE response_plan (
    id uuid PRIMARY KEY,
    agency_id uuid NOT NULL REFERENCES agency (id),
    version integer NOT NULL,
    name text NOT NULL,
    status text NOT NULL,
    steps jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    activated_at timestamptz,
    retired_at timestamptz,
    UNIQUE (agency_id, version)
  )`,
  `CREATE UNIQUE INDEX response_plan_one_active ON response_plan (agency_id) WHERE status = 'active'`,

  `CREATE TABLE plan_step (
    cell smallint NOT NULL,
    id uuid NOT NULL,
    incident_id uuid NOT NULL,
    alarm_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    plan_version integer NOT NULL,
    step jsonb NOT NULL,
    place smallint,
    began_at timestamptz NOT NULL,
    planned_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    status text NOT NULL,
    reason text,
    done_at timestamptz,
    PRIMARY KEY (cell, id),
    FOREIGN KEY (cell, alarm_id) REFERENCES alarm (cell, id)
  )`,
  `CREATE INDEX plan_step_due ON plan_step (cell, due_at) WHERE status = 'waiting'`,
  `CREATE INDEX plan_step_incident ON plan_step (cell, incident_id) WHERE status = 'waiting'`,

  // What the metric that rings reads every few seconds: nobody has taken these.
  `CREATE INDEX incident_untaken ON incident (cell, severity) WHERE status = 'open'`,
];

const down = [
  `DROP INDEX incident_untaken`,
  `DROP TABLE plan_step`,
  `DROP TABLE response_plan`,
  `ALTER TABLE "order" DROP case_officer_id`,
  `ALTER TABLE staff_member DROP on_duty`,
  `ALTER TABLE agency DROP next_agency_id`,
];
