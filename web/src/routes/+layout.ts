// Pages are HTML from the server and carry no script of Kit; what must move is an island. A page that truly needs it says `csr = true`.
export const csr = false;
