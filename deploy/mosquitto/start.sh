#!/bin/sh
# Makes the password of the gateways known to the broker, then starts it. Those of devices stay as they are.
set -eu
passwords=/mosquitto/data/passwords
if [ -z "${MQTT_PASSWORD:-}" ]; then
  echo 'MQTT_PASSWORD is not set: the gateways could not log in' >&2
  exit 1
fi
umask 077
[ -f "$passwords" ] || : >"$passwords"
mosquitto_passwd -b "$passwords" qalqan-gateway "$MQTT_PASSWORD"
chown -R mosquitto:mosquitto /mosquitto/data
exec mosquitto -c /mosquitto/config/mosquitto.conf
