/** How a warning is felt in a pocket, whether the app is open or a push wakes it: long, and unlike a message. */
export const felt = [400, 150, 400, 150, 800];
