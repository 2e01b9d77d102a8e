/* Counts the packages of a pack with BuDDy (Lind-Nielsen): the zone, and what crosses no red line of each party.
   Reads what GraphText.cs writes: a graph of conditions over fields with finitely many choices, in the order of our own diagrams.
   cc -O2 count.c -lbdd -o count */
#include <bdd.h>
#include <fdd.h>
#include <stdio.h>
#include <stdlib.h>

static int number(void) {
    int value;
    if (scanf("%d", &value) != 1) {
        fprintf(stderr, "count: the graph breaks off\n");
        exit(2);
    }
    return value;
}

static BDD *nodes;

static BDD literal(void) {
    int index = number();
    return index & 1 ? bdd_addref(bdd_not(nodes[index >> 1])) : nodes[index >> 1];
}

static int late(const void *one, const void *other) {
    BDD a = *(const BDD *)one, b = *(const BDD *)other;
    int x = a < 2 ? 1 << 30 : bdd_var(a), y = b < 2 ? 1 << 30 : bdd_var(b);
    return y - x;
}

/* Those on late variables first, so that what is built stays small. */
static BDD join(BDD *sets, int count) {
    BDD joined = bddtrue;
    qsort(sets, count, sizeof(BDD), late);
    for (int i = 0; i < count; i++) joined = bdd_addref(bdd_and(sets[i], joined));
    return joined;
}

int main(void) {
    bdd_init(1 << 18, 1 << 16);
    bdd_setmaxincrease(1 << 20);
    bdd_gbc_hook(NULL);
    bdd_resize_hook(NULL);
    int levels = number();
    for (int level = 0; level < levels; level++) {
        int size = number();
        fdd_extdomain(&size, 1);
    }

    int count = number();
    nodes = malloc(count * sizeof(BDD));
    nodes[0] = bddtrue;
    for (int node = 1; node < count; node++) {
        int kind = number();
        if (kind == 0) { /* a test: some choices of a field */
            int level = number(), choices = number();
            BDD any = bddfalse;
            for (int i = 0; i < choices; i++) any = bdd_addref(bdd_or(any, bdd_addref(fdd_ithvar(level, number()))));
            nodes[node] = any;
        } else { /* both of two */
            BDD a = literal(), b = literal();
            nodes[node] = bdd_addref(bdd_and(a, b));
        }
    }

    int rules = number();
    BDD *sets = malloc((rules + levels) * sizeof(BDD));
    for (int i = 0; i < rules; i++) sets[i] = bdd_addref(literal());
    for (int level = 0; level < levels; level++) sets[rules + level] = bdd_addref(fdd_domain(level));
    BDD possible = join(sets, rules + levels);
    printf("possible %.0f\n", bdd_satcount(possible));

    int parties = number(), all = 1;
    BDD *lines = malloc(sizeof(BDD));
    lines[0] = possible;
    for (int party = 0; party < parties; party++) {
        int own = number();
        BDD *these = malloc((own + 1) * sizeof(BDD));
        these[0] = possible;
        lines = realloc(lines, (all + own) * sizeof(BDD));
        for (int i = 0; i < own; i++) these[i + 1] = lines[all++] = bdd_addref(literal());
        printf("party %.0f\n", bdd_satcount(join(these, own + 1)));
        free(these);
    }

    printf("zone %.0f\n", bdd_satcount(join(lines, all)));
    return 0;
}
