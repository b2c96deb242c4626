// The console carries script: keyboard, undo, live queue. Each page still works without it.
export const csr = true;
