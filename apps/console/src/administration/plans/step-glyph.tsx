import type { PlanRecipient } from '#domain';

const paths: Record<PlanRecipient, string> = {
  desk: 'M2 4h16v9H2zM7 17h6M10 13v4',
  supervisor: 'M10 2.5 12 7l5 .5-3.800 3.300L14.500 16 10 13.200 5.500 16l1.300-5.200L3 7.500 8 7z',
  case_officer: 'M3 5h5l2 2h7v9H3zM7 11h6',
  protected_person: 'M10 2 17 4.500V10c0 4.500-3 7-7 8-4-1-7-3.500-7-8V4.500z',
  contacts:
    'M7 9.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6M1.500 16a5.500 5.500 0 0 1 11 0M13 4a3 3 0 0 1 0 5.500M15 11.500a5.500 5.500 0 0 1 3.500 4.500',
  respondent: 'M10 9a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7M3.500 17a6.500 6.500 0 0 1 13 0M4 3l12 14',
  neighbouring_agency: 'M2 17V8l5-3v12M7 17V3h6v14M13 8h5v9M10 6v.100M10 9v.100M10 12v.100',
};

/** A shape for each recipient, beside the word. */
export function StepGlyph({ to }: { to: PlanRecipient }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[to]} />
    </svg>
  );
}
