/* The front door. */
#include <dragoman/dragoman.h>

int main(void)
{
	return 0;
}
