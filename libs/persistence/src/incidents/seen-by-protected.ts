/** SQL: each protected person who was told of this alarm has seen it, by whichever message. */
export const seenByProtected = (step: string): string =>
  `coalesce((SELECT bool_and(h.seen) FROM (SELECT bool_or(w.seen_at IS NOT NULL) AS seen FROM delivery w
     WHERE w.cell = $1 AND w.alarm_id = ${step}.alarm_id AND w.recipient = 'protected_person' GROUP BY w.recipient_id) h), false)`;
