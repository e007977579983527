/** Where OwnTracks publishes: `owntracks/<user>/<device>`. What it says to other devices stands in topics below it. */
export const ownTracksTopics = 'owntracks/+/+';

const longestUniqueId = 100;

/** The device's unique id, `<user>/<device>`: the broker lets a user publish in topics of their own alone. */
export function uniqueIdOfTopic(topic: string): string | undefined {
  const [root, user, device, ...more] = topic.split('/');
  if (root !== 'owntracks' || !user || !device || more.length > 0) return undefined;
  const uniqueId = `${user}/${device}`;
  return uniqueId.length <= longestUniqueId ? uniqueId : undefined;
}

/** Where the device listens for what it shall do. */
export const commandTopicOf = (uniqueId: string): string => `owntracks/${uniqueId}/cmd`;
