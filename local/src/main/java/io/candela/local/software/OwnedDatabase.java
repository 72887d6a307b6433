package io.candela.local.software;

/**
 * A database of PostgreSQL and the one role that may connect to it.
 *
 * @param owner the role, to which all in the database belongs
 */
public record OwnedDatabase(String name, String owner, String password) {

    @Override
    public String toString() {
        return "OwnedDatabase[name=" + name + ", owner=" + owner + "]";
    }
}
