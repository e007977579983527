/** SQL: a position as a point of a track; `p` of party `q`. */
export const trackColumns = `p.id, p.person_id AS "personId", q.role, p.device_id AS "deviceId", p.fix_time AS "fixTime",
  p.received_at AS "receivedAt", ST_X(p.point::geometry) AS longitude, ST_Y(p.point::geometry) AS latitude,
  p.accuracy_meters AS "accuracyMeters", p.speed_meters_per_second AS "speedMetersPerSecond",
  p.course_degrees AS "courseDegrees", p.battery_percent AS "batteryPercent", p.signal_percent AS "signalPercent",
  p.source, p.mock`;
