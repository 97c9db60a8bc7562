/** What the chat refuses, in words that say what to do. */
export const en = {
  'chat/bad-command': 'The server could not read what was sent. Reload the page and try again.',
  'chat/bad-emoji': 'A reaction is one emoji. Pick one from the list.',
  'chat/empty': 'There is nothing in the message yet. Write something first.',
  'chat/no-change': 'That is how it is already.',
  'chat/no-such-message': 'This message is not there any more, or too old for this.',
  'chat/not-restorable': 'Too much has been said since: these messages cannot be brought back any more.',
  'chat/not-yours': 'Only its author can change a message.',
  'chat/reaction-full': '{{max}} people have reacted like this already. Pick another emoji.',
  'chat/slow': 'The chat is in slow mode. Wait a moment before your next message.',
  'chat/slow_one': 'The chat is in slow mode. Your next message can go in {{count}} second.',
  'chat/slow_other': 'The chat is in slow mode. Your next message can go in {{count}} seconds.',
  'chat/too-late': 'A message can be changed for {{minutes}} minutes. Write a new one instead.',
  'chat/too-long':
    'A message has at most {{max}} characters, this one has {{length}}. Shorten it or send it in parts.',
  'chat/too-many-mentions': 'A message can mention at most {{max}} people. Take some out.',
  'chat/too-many-reactions': 'This message has {{max}} different reactions already. Use one of those.',
} as const;
