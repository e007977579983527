import { distanceMeters, type Fix, type OrderRules } from '#geofence';
import { signedDistance, toSpot, type Shape } from './plane.js';

export interface NaiveFinding {
  kind: 'breach' | 'approach';
  phase: 'began' | 'ended';
  conditionKey: string;
}

/** What common trackers do: point in polygon, fix by fix; no accuracy, no dwell, no movement. */
export class NaiveEngine {
  private readonly inside = new Set<string>();
  private readonly last = new Map<string, Fix>();

  constructor(
    private readonly rules: OrderRules,
    private readonly shapes: ReadonlyMap<string, Shape>,
  ) {}

  judge(fix: Fix): NaiveFinding[] {
    const findings: NaiveFinding[] = [];
    this.last.set(fix.personId, fix);
    const isRespondent = this.rules.parties.some(
      (party) => party.role === 'respondent' && party.personId === fix.personId,
    );
    if (isRespondent) {
      const spot = toSpot(fix);
      for (const zone of this.rules.zones) {
        const d = signedDistance(this.shapes.get(zone.zoneId)!, spot[0], spot[1]);
        const forbidden = zone.kind === 'exclusion' ? d : -d;
        this.set(findings, 'breach', `breach:zone:${zone.zoneId}:respondent`, forbidden < 0);
        if (zone.kind === 'exclusion')
          this.set(findings, 'approach', `approach:zone:${zone.zoneId}:respondent`, forbidden < zone.warningRingMeters);
      }
    }
    const other = [...this.last.values()].find((last) => last.personId !== fix.personId);
    const { limit } = this.rules;
    if (limit !== null && other !== undefined) {
      const between = distanceMeters(fix, other);
      this.set(findings, 'breach', 'breach:limit:protected:respondent', between < limit.limitMeters);
      this.set(findings, 'approach', 'approach:limit:protected:respondent', between < limit.warningMeters);
    }
    return findings;
  }

  private set(findings: NaiveFinding[], kind: NaiveFinding['kind'], conditionKey: string, on: boolean): void {
    if (on === this.inside.has(conditionKey)) return;
    if (on) this.inside.add(conditionKey);
    else this.inside.delete(conditionKey);
    findings.push({ kind, phase: on ? 'began' : 'ended', conditionKey });
  }
}
